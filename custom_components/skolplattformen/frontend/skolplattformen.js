await customElements.whenDefined(`home-assistant`);
/**
* @license
* Copyright 2019 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
var e=globalThis,t=e.ShadowRoot&&(e.ShadyCSS===void 0||e.ShadyCSS.nativeShadow)&&`adoptedStyleSheets`in Document.prototype&&`replace`in CSSStyleSheet.prototype,n=Symbol(),r=new WeakMap,i=class{constructor(e,t,r){if(this._$cssResult$=!0,r!==n)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,n=this.t;if(t&&e===void 0){let t=n!==void 0&&n.length===1;t&&(e=r.get(n)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),t&&r.set(n,e))}return e}toString(){return this.cssText}},a=e=>new i(typeof e==`string`?e:e+``,void 0,n),o=(e,...t)=>new i(e.length===1?e[0]:t.reduce((t,n,r)=>t+(e=>{if(!0===e._$cssResult$)return e.cssText;if(typeof e==`number`)return e;throw Error(`Value passed to 'css' function must be a 'css' function result: `+e+`. Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.`)})(n)+e[r+1],e[0]),e,n),s=(n,r)=>{if(t)n.adoptedStyleSheets=r.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let t of r){let r=document.createElement(`style`),i=e.litNonce;i!==void 0&&r.setAttribute(`nonce`,i),r.textContent=t.cssText,n.appendChild(r)}},c=t?e=>e:e=>e instanceof CSSStyleSheet?(e=>{let t=``;for(let n of e.cssRules)t+=n.cssText;return a(t)})(e):e,{is:l,defineProperty:u,getOwnPropertyDescriptor:d,getOwnPropertyNames:f,getOwnPropertySymbols:p,getPrototypeOf:m}=Object,h=globalThis,ee=h.trustedTypes,te=ee?ee.emptyScript:``,ne=h.reactiveElementPolyfillSupport,g=(e,t)=>e,re={toAttribute(e,t){
/**
* @license
* Copyright 2017 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
switch(t){case Boolean:e=e?te:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let n=e;switch(t){case Boolean:n=e!==null;break;case Number:n=e===null?null:Number(e);break;case Object:case Array:try{n=JSON.parse(e)}catch{n=null}}return n}},ie=(e,t)=>!l(e,t),ae={attribute:!0,type:String,converter:re,reflect:!1,useDefault:!1,hasChanged:ie};Symbol.metadata??=Symbol(`metadata`),h.litPropertyMetadata??=new WeakMap;var _=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=ae){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),r=this.getPropertyDescriptor(e,n,t);r!==void 0&&u(this.prototype,e,r)}}static getPropertyDescriptor(e,t,n){let{get:r,set:i}=d(this.prototype,e)??{get(){return this[t]},set(e){this[t]=e}};return{get:r,set(t){let a=r?.call(this);i?.call(this,t),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??ae}static _$Ei(){if(this.hasOwnProperty(g(`elementProperties`)))return;let e=m(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(g(`finalized`)))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(g(`properties`))){let e=this.properties,t=[...f(e),...p(e)];for(let n of t)this.createProperty(n,e[n])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[e,n]of t)this.elementProperties.set(e,n)}this._$Eh=new Map;for(let[e,t]of this.elementProperties){let n=this._$Eu(e,t);n!==void 0&&this._$Eh.set(n,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let e of n)t.unshift(c(e))}else e!==void 0&&t.push(c(e));return t}static _$Eu(e,t){let n=t.attribute;return!1===n?void 0:typeof n==`string`?n:typeof e==`string`?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return s(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,n);if(r!==void 0&&!0===n.reflect){let i=(n.converter?.toAttribute===void 0?re:n.converter).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(r):this.setAttribute(r,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,r=n._$Eh.get(e);if(r!==void 0&&this._$Em!==r){let e=n.getPropertyOptions(r),i=typeof e.converter==`function`?{fromAttribute:e.converter}:e.converter?.fromAttribute===void 0?re:e.converter;this._$Em=r;let a=i.fromAttribute(t,e.type);this[r]=a??this._$Ej?.get(r)??a,this._$Em=null}}requestUpdate(e,t,n,r=!1,i){if(e!==void 0){let a=this.constructor;if(!1===r&&(i=this[e]),n??=a.getPropertyOptions(e),!((n.hasChanged??ie)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(a._$Eu(e,n))))return;this.C(e,t,n)}!1===this.isUpdatePending&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:r,wrapped:i},a){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,a??t??this[e]),!0!==i||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),!0===r&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[e,t]of this._$Ep)this[e]=t;this._$Ep=void 0}let e=this.constructor.elementProperties;if(e.size>0)for(let[t,n]of e){let{wrapped:e}=n,r=this[t];!0!==e||this._$AL.has(t)||r===void 0||this.C(t,void 0,n,r)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(e=>e.hostUpdate?.()),this.update(t)):this._$EM()}catch(t){throw e=!1,this._$EM(),t}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(e){}firstUpdated(e){}};_.elementStyles=[],_.shadowRootOptions={mode:`open`},_[g(`elementProperties`)]=new Map,_[g(`finalized`)]=new Map,ne?.({ReactiveElement:_}),(h.reactiveElementVersions??=[]).push(`2.1.2`);
/**
* @license
* Copyright 2017 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
var oe=globalThis,se=e=>e,v=oe.trustedTypes,ce=v?v.createPolicy(`lit-html`,{createHTML:e=>e}):void 0,le=`$lit$`,y=`lit$${Math.random().toFixed(9).slice(2)}$`,ue=`?`+y,de=`<${ue}>`,b=document,x=()=>b.createComment(``),S=e=>e===null||typeof e!=`object`&&typeof e!=`function`,fe=Array.isArray,pe=e=>fe(e)||typeof e?.[Symbol.iterator]==`function`,me=`[ 	
\f\r]`,C=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,he=/-->/g,ge=/>/g,w=RegExp(`>|${me}(?:([^\\s"'>=/]+)(${me}*=${me}*(?:[^ \t\n\f\r"'\`<>=]|("|')|))|$)`,`g`),_e=/'/g,ve=/"/g,ye=/^(?:script|style|textarea|title)$/i,T=(e=>(t,...n)=>({_$litType$:e,strings:t,values:n}))(1),E=Symbol.for(`lit-noChange`),D=Symbol.for(`lit-nothing`),be=new WeakMap,O=b.createTreeWalker(b,129);function xe(e,t){if(!fe(e)||!e.hasOwnProperty(`raw`))throw Error(`invalid template strings array`);return ce===void 0?t:ce.createHTML(t)}var Se=(e,t)=>{let n=e.length-1,r=[],i,a=t===2?`<svg>`:t===3?`<math>`:``,o=C;for(let t=0;t<n;t++){let n=e[t],s,c,l=-1,u=0;for(;u<n.length&&(o.lastIndex=u,c=o.exec(n),c!==null);)u=o.lastIndex,o===C?c[1]===`!--`?o=he:c[1]===void 0?c[2]===void 0?c[3]!==void 0&&(o=w):(ye.test(c[2])&&(i=RegExp(`</`+c[2],`g`)),o=w):o=ge:o===w?c[0]===`>`?(o=i??C,l=-1):c[1]===void 0?l=-2:(l=o.lastIndex-c[2].length,s=c[1],o=c[3]===void 0?w:c[3]===`"`?ve:_e):o===ve||o===_e?o=w:o===he||o===ge?o=C:(o=w,i=void 0);let d=o===w&&e[t+1].startsWith(`/>`)?` `:``;a+=o===C?n+de:l>=0?(r.push(s),n.slice(0,l)+le+n.slice(l)+y+d):n+y+(l===-2?t:d)}return[xe(e,a+(e[n]||`<?>`)+(t===2?`</svg>`:t===3?`</math>`:``)),r]},Ce=class e{constructor({strings:t,_$litType$:n},r){let i;this.parts=[];let a=0,o=0,s=t.length-1,c=this.parts,[l,u]=Se(t,n);if(this.el=e.createElement(l,r),O.currentNode=this.el.content,n===2||n===3){let e=this.el.content.firstChild;e.replaceWith(...e.childNodes)}for(;(i=O.nextNode())!==null&&c.length<s;){if(i.nodeType===1){if(i.hasAttributes())for(let e of i.getAttributeNames())if(e.endsWith(le)){let t=u[o++],n=i.getAttribute(e).split(y),r=/([.?@])?(.*)/.exec(t);c.push({type:1,index:a,name:r[2],strings:n,ctor:r[1]===`.`?Te:r[1]===`?`?Ee:r[1]===`@`?De:j}),i.removeAttribute(e)}else e.startsWith(y)&&(c.push({type:6,index:a}),i.removeAttribute(e));if(ye.test(i.tagName)){let e=i.textContent.split(y),t=e.length-1;if(t>0){i.textContent=v?v.emptyScript:``;for(let n=0;n<t;n++)i.append(e[n],x()),O.nextNode(),c.push({type:2,index:++a});i.append(e[t],x())}}}else if(i.nodeType===8){if(i.data===ue)c.push({type:2,index:a});else{let e=-1;for(;(e=i.data.indexOf(y,e+1))!==-1;)c.push({type:7,index:a}),e+=y.length-1}}a++}}static createElement(e,t){let n=b.createElement(`template`);return n.innerHTML=e,n}};function k(e,t,n=e,r){if(t===E)return t;let i=r===void 0?n._$Cl:n._$Co?.[r],a=S(t)?void 0:t._$litDirective$;return i?.constructor!==a&&(i?._$AO?.(!1),a===void 0?i=void 0:(i=new a(e),i._$AT(e,n,r)),r===void 0?n._$Cl=i:(n._$Co??=[])[r]=i),i!==void 0&&(t=k(e,i._$AS(e,t.values),i,r)),t}var we=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,r=(e?.creationScope??b).importNode(t,!0);O.currentNode=r;let i=O.nextNode(),a=0,o=0,s=n[0];for(;s!==void 0;){if(a===s.index){let t;s.type===2?t=new A(i,i.nextSibling,this,e):s.type===1?t=new s.ctor(i,s.name,s.strings,this,e):s.type===6&&(t=new Oe(i,this,e)),this._$AV.push(t),s=n[++o]}a!==s?.index&&(i=O.nextNode(),a++)}return O.currentNode=b,r}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings===void 0?n._$AI(e[t]):(n._$AI(e,n,t),t+=n.strings.length-2)),t++}},A=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,r){this.type=2,this._$AH=D,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=k(this,e,t),S(e)?e===D||e==null||e===``?(this._$AH!==D&&this._$AR(),this._$AH=D):e!==this._$AH&&e!==E&&this._(e):e._$litType$===void 0?e.nodeType===void 0?pe(e)?this.k(e):this._(e):this.T(e):this.$(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==D&&S(this._$AH)?this._$AA.nextSibling.data=e:this.T(b.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,r=typeof n==`number`?this._$AC(e):(n.el===void 0&&(n.el=Ce.createElement(xe(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===r)this._$AH.p(t);else{let e=new we(r,this),n=e.u(this.options);e.p(t),this.T(n),this._$AH=e}}_$AC(e){let t=be.get(e.strings);return t===void 0&&be.set(e.strings,t=new Ce(e)),t}k(t){fe(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,r,i=0;for(let a of t)i===n.length?n.push(r=new e(this.O(x()),this.O(x()),this,this.options)):r=n[i],r._$AI(a),i++;i<n.length&&(this._$AR(r&&r._$AB.nextSibling,i),n.length=i)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let t=se(e).nextSibling;se(e).remove(),e=t}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},j=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,r,i){this.type=1,this._$AH=D,this._$AN=void 0,this.element=e,this.name=t,this._$AM=r,this.options=i,n.length>2||n[0]!==``||n[1]!==``?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=D}_$AI(e,t=this,n,r){let i=this.strings,a=!1;if(i===void 0)e=k(this,e,t,0),a=!S(e)||e!==this._$AH&&e!==E,a&&(this._$AH=e);else{let r=e,o,s;for(e=i[0],o=0;o<i.length-1;o++)s=k(this,r[n+o],t,o),s===E&&(s=this._$AH[o]),a||=!S(s)||s!==this._$AH[o],s===D?e=D:e!==D&&(e+=(s??``)+i[o+1]),this._$AH[o]=s}a&&!r&&this.j(e)}j(e){e===D?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??``)}},Te=class extends j{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===D?void 0:e}},Ee=class extends j{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==D)}},De=class extends j{constructor(e,t,n,r,i){super(e,t,n,r,i),this.type=5}_$AI(e,t=this){if((e=k(this,e,t,0)??D)===E)return;let n=this._$AH,r=e===D&&n!==D||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==D&&(n===D||r);r&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH==`function`?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Oe=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){k(this,e)}},ke={M:le,P:y,A:ue,C:1,L:Se,R:we,D:pe,V:k,I:A,H:j,N:Ee,U:De,B:Te,F:Oe},Ae=oe.litHtmlPolyfillSupport;Ae?.(Ce,A),(oe.litHtmlVersions??=[]).push(`3.3.3`);var je=(e,t,n)=>{let r=n?.renderBefore??t,i=r._$litPart$;if(i===void 0){let e=n?.renderBefore??null;r._$litPart$=i=new A(t.insertBefore(x(),e),e,void 0,n??{})}return i._$AI(e),i},Me=globalThis,M=class extends _{constructor(){
/**
* @license
* Copyright 2017 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=je(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return E}};M._$litElement$=!0,M.finalized=!0,Me.litElementHydrateSupport?.({LitElement:M});var Ne=Me.litElementPolyfillSupport;Ne?.({LitElement:M}),(Me.litElementVersions??=[]).push(`4.2.2`);
/**
* @license
* Copyright 2017 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
var Pe={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Fe=e=>(...t)=>({_$litDirective$:e,values:t}),Ie=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}},{I:Le}=ke,Re=e=>e,ze=()=>document.createComment(``),N=(e,t,n)=>{
/**
* @license
* Copyright 2020 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
let r=e._$AA.parentNode,i=t===void 0?e._$AB:t._$AA;if(n===void 0)n=new Le(r.insertBefore(ze(),i),r.insertBefore(ze(),i),e,e.options);else{let t=n._$AB.nextSibling,a=n._$AM,o=a!==e;if(o){let t;n._$AQ?.(e),n._$AM=e,n._$AP!==void 0&&(t=e._$AU)!==a._$AU&&n._$AP(t)}if(t!==i||o){let e=n._$AA;for(;e!==t;){let t=Re(e).nextSibling;Re(r).insertBefore(e,i),e=t}}}return n},P=(e,t,n=e)=>(e._$AI(t,n),e),Be={},Ve=(e,t=Be)=>e._$AH=t,He=e=>e._$AH,Ue=e=>{e._$AR(),e._$AA.remove()},We=(e,t,n)=>{
/**
* @license
* Copyright 2017 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
let r=new Map;for(let i=t;i<=n;i++)r.set(e[i],i);return r},Ge=Fe(class extends Ie{constructor(e){if(super(e),e.type!==Pe.CHILD)throw Error(`repeat() can only be used in text expressions`)}dt(e,t,n){let r;n===void 0?n=t:t!==void 0&&(r=t);let i=[],a=[],o=0;for(let t of e)i[o]=r?r(t,o):o,a[o]=n(t,o),o++;return{values:a,keys:i}}render(e,t,n){return this.dt(e,t,n).values}update(e,[t,n,r]){let i=He(e),{values:a,keys:o}=this.dt(t,n,r);if(!Array.isArray(i))return this.ut=o,a;let s=this.ut??=[],c=[],l,u,d=0,f=i.length-1,p=0,m=a.length-1;for(;d<=f&&p<=m;)if(i[d]===null)d++;else if(i[f]===null)f--;else if(s[d]===o[p])c[p]=P(i[d],a[p]),d++,p++;else if(s[f]===o[m])c[m]=P(i[f],a[m]),f--,m--;else if(s[d]===o[m])c[m]=P(i[d],a[m]),N(e,c[m+1],i[d]),d++,m--;else if(s[f]===o[p])c[p]=P(i[f],a[p]),N(e,i[d],i[f]),f--,p++;else if(l===void 0&&(l=We(o,p,m),u=We(s,d,f)),l.has(s[d])){if(l.has(s[f])){let t=u.get(o[p]),n=t===void 0?null:i[t];if(n===null){let t=N(e,i[d]);P(t,a[p]),c[p]=t}else c[p]=P(n,a[p]),N(e,i[d],n),i[t]=null;p++}else Ue(i[f]),f--}else Ue(i[d]),d++;for(;p<=m;){let t=N(e,c[m+1]);P(t,a[p]),c[p++]=t}for(;d<=f;){let e=i[d++];e!==null&&Ue(e)}return this.ut=o,Ve(e,c),E}}),Ke=6e4,qe=class{constructor(e){this.now=new Date,this.look=()=>{clearTimeout(this.timer),document.visibilityState!==`hidden`&&(this.now=new Date,this.host.requestUpdate(),this.timer=setTimeout(this.look,Ke-this.now.getTime()%Ke))},this.host=e,e.addController(this)}hostConnected(){document.addEventListener(`visibilitychange`,this.look),this.look()}hostDisconnected(){document.removeEventListener(`visibilitychange`,this.look),clearTimeout(this.timer)}},Je=e=>e===1?`1 minute`:`${String(e)} minutes`;function Ye(e){let t=Math.floor(e/60);if(t===0)return Je(e);let n=e%60;return n===0?`${String(t)} h`:`${String(t)} h ${String(n)} min`}var Xe={family:`Family`,today:`Today`,tomorrow:`Tomorrow`,day:`Day`,week:`Week`,weekNumber:e=>`Week ${String(e)}`,viewOf:`What is shown`,previousDay:`Previous day`,nextDay:`Next day`,previousWeek:`Previous week`,nextWeek:`Next week`,backToToday:`Back to today`,now:`Now`,next:`Next`,then:(e,t)=>`Then ${e} at ${t}`,thenHome:e=>`Last lesson, ends at ${e}`,until:e=>`until ${e}`,left:e=>`${Ye(e)} left`,in:e=>`in ${Ye(e)}`,starts:e=>`Starts at ${e}`,ends:e=>`ends at ${e}`,startsWith:e=>`with ${e}`,break:`Break`,lunch:`Lunch`,lunchUnknown:`The menu is not known`,care:`After-school care`,careFrom:e=>`After-school care from ${e}`,checkedIn:`Checked in`,over:`School is over`,passed:e=>e===1?`1 earlier`:`${String(e)} earlier`,showPassed:`Show what has passed`,hidePassed:`Hide what has passed`,modes:{school:`School`,weekend:`Weekend`,holiday:`Public holiday`,study_day:`Study day`,closed:`No school`,absent:`Reported absent`,care_only:`After-school care only`,unknown:`The timetable is not known`},noLessons:`No lessons`,cancelled:`Cancelled`,unconfirmed:`Not confirmed`,cancelledLesson:e=>`${e} is cancelled`,movedLesson:(e,t)=>`${e} is moved to ${t}`,otherTeacher:(e,t)=>`${e} with ${t}`,otherRoom:(e,t)=>`${e} in ${t}`,missingSubject:e=>`No ${e} this time`,addedSubject:e=>`${e} is not on every week`,startsOtherwise:(e,t)=>`Starts at ${e}, ${Ye(Math.abs(t))} ${t>0?`later`:`earlier`} than usual`,endsOtherwise:(e,t)=>`Ends at ${e}, ${Ye(Math.abs(t))} ${t>0?`later`:`earlier`} than usual`,due:(e,t,n)=>{let r={test:`Test`,homework:`Homework`,assignment:`Due`}[e];return t.includes(r)?t:`${r}: ${t}${n?` (${n})`:``}`},timetable:`Timetable`,different:`Good to know`,bring:`To bring`,bringFor:(e,t)=>`${e} (${t})`,messages:e=>e===1?`1 unread message`:`${String(e)} unread messages`,waiting:`Reading…`,nothingKnown:`Nothing is known of this day`,noChildren:`There are no children yet`,addAccount:`Add Skolplattformen`,notThisChild:`This child is not there any more`,signIn:`Sign in again`,signInNeeded:`The school's platform wants a new sign-in. This is what was read before.`,askAdministrator:`Ask whoever takes care of Home Assistant to sign in.`,outdated:e=>`The school's platform does not answer. This was read ${e}.`,outdatedUnknown:`The school's platform does not answer. This was read before.`,notRunning:`Skolplattformen is not running in Home Assistant`,look:`Look`,ahead:(e,t,n)=>`${e}: ${t}–${n}`,at:(e,t)=>`${e} at ${t}`},Ze=e=>e===1?`1 minut`:`${String(e)} minuter`;function Qe(e){let t=Math.floor(e/60);if(t===0)return Ze(e);let n=e%60;return n===0?`${String(t)} h`:`${String(t)} h ${String(n)} min`}var $e={family:`Familjen`,today:`I dag`,tomorrow:`I morgon`,day:`Dag`,week:`Vecka`,weekNumber:e=>`Vecka ${String(e)}`,viewOf:`Vad som visas`,previousDay:`Föregående dag`,nextDay:`Nästa dag`,previousWeek:`Föregående vecka`,nextWeek:`Nästa vecka`,backToToday:`Tillbaka till i dag`,now:`Nu`,next:`Härnäst`,then:(e,t)=>`Sedan ${e} ${t}`,thenHome:e=>`Sista lektionen, slutar ${e}`,until:e=>`till ${e}`,left:e=>`${Qe(e)} kvar`,in:e=>`om ${Qe(e)}`,starts:e=>`Börjar ${e}`,ends:e=>`slutar ${e}`,startsWith:e=>`med ${e}`,break:`Rast`,lunch:`Lunch`,lunchUnknown:`Matsedeln är inte känd`,care:`Fritids`,careFrom:e=>`Fritids från ${e}`,checkedIn:`Incheckad`,over:`Skolan är slut för i dag`,passed:e=>`${String(e)} tidigare`,showPassed:`Visa det som varit`,hidePassed:`Dölj det som varit`,modes:{school:`Skola`,weekend:`Helg`,holiday:`Helgdag`,study_day:`Studiedag`,closed:`Ingen skola`,absent:`Frånvaroanmäld`,care_only:`Bara fritids`,unknown:`Schemat är inte känt`},noLessons:`Inga lektioner`,cancelled:`Inställd`,unconfirmed:`Obekräftad`,cancelledLesson:e=>`${e} är inställd`,movedLesson:(e,t)=>`${e} är flyttad till ${t}`,otherTeacher:(e,t)=>`${e} med ${t}`,otherRoom:(e,t)=>`${e} i ${t}`,missingSubject:e=>`Ingen ${e} den här gången`,addedSubject:e=>`${e}, som inte är varje vecka`,startsOtherwise:(e,t)=>`Börjar ${e}, ${Qe(Math.abs(t))} ${t>0?`senare`:`tidigare`} än vanligt`,endsOtherwise:(e,t)=>`Slutar ${e}, ${Qe(Math.abs(t))} ${t>0?`senare`:`tidigare`} än vanligt`,due:(e,t,n)=>{let r={test:`Prov`,homework:`Läxa`,assignment:`Lämna in`}[e];return t.includes(r)?t:`${r}: ${t}${n?` (${n})`:``}`},timetable:`Schema`,different:`Bra att veta`,bring:`Ta med`,bringFor:(e,t)=>`${e} (${t})`,messages:e=>e===1?`1 oläst meddelande`:`${String(e)} olästa meddelanden`,waiting:`Läser …`,nothingKnown:`Inget är känt om den här dagen`,noChildren:`Det finns inga barn än`,addAccount:`Lägg till Skolplattformen`,notThisChild:`Barnet finns inte längre`,signIn:`Logga in igen`,signInNeeded:`Skolans plattform vill ha en ny inloggning. Det här är vad som lästes innan.`,askAdministrator:`Be den som sköter Home Assistant att logga in.`,outdated:e=>`Skolans plattform svarar inte. Det här lästes ${e}.`,outdatedUnknown:`Skolans plattform svarar inte. Det här lästes tidigare.`,notRunning:`Skolplattformen är inte igång i Home Assistant`,look:`Visa`,ahead:(e,t,n)=>`${e}: ${t}–${n}`,at:(e,t)=>`${e} kl. ${t}`};function F(e){return e===`sv`||e.startsWith(`sv-`)?`sv`:`en`}function et(e){return e===`sv`?$e:Xe}var tt={picker:{description:`Your children's school days: today and the week, lunch, assignments and what has happened. Nothing to set up.`,title:`School day`},card:{description:`One child's school day, or all of theirs: now and next, what is different, lunch, the week.`},editor:{child:`Child`,childHelp:`Shows all children if none is chosen.`,view:`Shows first`,viewHelp:`The day, if nothing is chosen. The card returns to it by itself.`,views:{day:`The day`,week:`The week`},childNotOne:`device_id must be the device of one child`,viewNotOne:`view must be day or week`},family:`Family`,ahead:`The week ahead`,assignments:`Assignments`,of:(e,t)=>`${e} · ${t}`,happened:`Latest`,empty:{noAccount:{title:`No school days here yet`,admin:`Add Skolplattformen and sign in with BankID or Freja. Your children then appear by themselves.`,others:`Ask whoever takes care of Home Assistant to add Skolplattformen.`,button:`Add Skolplattformen`},noChildren:{title:`No children here`,admin:`Skolplattformen has been added, but there is no child to show. The integration's page may tell why.`,others:`Skolplattformen has been added, but there is no child to show.`,button:`Open the integration`},childGone:{title:`This child is not here any more`,text:`Nothing of the child is left in Home Assistant, or everything of it is switched off.`}}},nt={picker:{description:`Barnens skoldagar: i dag och hela veckan, lunch, uppgifter och det som har hänt. Inget att ställa in.`,title:`Skoldagen`},card:{description:`Skoldagen för ett barn eller för alla: nu och härnäst, vad som är annorlunda, lunch, veckan.`},editor:{child:`Barn`,childHelp:`Visar alla barn om inget är valt.`,view:`Visar först`,viewHelp:`Dagen, om inget är valt. Kortet går tillbaka dit av sig självt.`,views:{day:`Dagen`,week:`Veckan`},childNotOne:`device_id måste vara ett barns enhet`,viewNotOne:`view måste vara day eller week`},family:`Familjen`,ahead:`Veckan som kommer`,assignments:`Uppgifter`,of:(e,t)=>`${e} · ${t}`,happened:`Det senaste`,empty:{noAccount:{title:`Här finns inga skoldagar än`,admin:`Lägg till Skolplattformen och logga in med BankID eller Freja, så dyker barnen upp av sig själva.`,others:`Be den som sköter Home Assistant att lägga till Skolplattformen.`,button:`Lägg till Skolplattformen`},noChildren:{title:`Här finns inga barn`,admin:`Skolplattformen är tillagd, men det finns inget barn att visa. På integrationens sida kan det stå varför.`,others:`Skolplattformen är tillagd, men det finns inget barn att visa.`,button:`Öppna integrationen`},childGone:{title:`Barnet finns inte här längre`,text:`Inget av barnet är kvar i Home Assistant, eller så är allt avstängt.`}}};function I(e){return{en:tt,sv:nt}[e]}function L(){return F(document.documentElement.lang||navigator.language)}function rt(e){if(typeof e!=`object`||!e)throw Error(`The card has no settings`);let{device_id:t,view:n}=e;if(t!==void 0&&typeof t!=`string`)throw Error(I(L()).editor.childNotOne);if(n!==void 0&&n!==`day`&&n!==`week`)throw Error(I(L()).editor.viewNotOne);return{...t?{device_id:t}:{},...n===void 0?{}:{view:n}}}var it=`Europe/Stockholm`,at=864e5,ot=new Intl.DateTimeFormat(`sv-SE`,{timeZone:it,year:`numeric`,month:`2-digit`,day:`2-digit`}),st=new Intl.DateTimeFormat(`sv-SE`,{timeZone:it,hour:`2-digit`,minute:`2-digit`,hourCycle:`h23`});function R(e){return ot.format(e)}function z(e){return st.format(new Date(e))}function B(e,t){let n=W(e);return n.setUTCDate(n.getUTCDate()+t),ut(n)}function ct(e){return W(e).getUTCDay()||7}function V(e){return B(e,1-ct(e))}function lt(e){let t=B(V(e),3),n=`${t.slice(0,4)}-01-01`,r=(W(t).getTime()-W(n).getTime())/at;return Math.floor(r/7)+1}function H(e,t,n){let r=/^sv\b/.test(t)?`sv-SE`:`en-GB`;return new Intl.DateTimeFormat(r,{timeZone:`UTC`,weekday:n}).format(W(e))}function U(e,t){let n=/^sv\b/.test(t)?`sv-SE`:`en-GB`;return new Intl.DateTimeFormat(n,{timeZone:`UTC`,day:`numeric`,month:`long`}).format(W(e))}function W(e){return new Date(`${e}T00:00:00Z`)}function ut(e){return e.toISOString().slice(0,10)}function dt(e,t,n){let r=t.filter(e=>e.kind!==`event`&&!G(e)),i=r[0];if(i===void 0)return{kind:`free`};let a=n.getTime(),o=r.find(e=>e.start>a),s=r.filter(e=>e.start<=a&&a<e.end).at(-1);return s===void 0?a<i.start?{kind:`before`,next:i}:o===void 0||R(n)!==e.date?{kind:`over`}:{kind:`break`,from:Math.max(...r.filter(e=>e.end<=a).map(e=>e.end)),next:o}:{kind:`during`,row:s,next:o}}function ft(e,t,n){return t<=e?1:Math.min(1,Math.max(0,(n.getTime()-e)/(t-e)))}function G(e){return e.kind===`lesson`&&e.lesson.status===`cancelled`}function pt(e,t){let n=[];for(let t of e.lessons??[])n.push({kind:`lesson`,lesson:t,start:K(t.start),end:K(t.end)});let{lunch:r}=e;r?.start&&r.end&&n.push({kind:`lunch`,lunch:r,start:K(r.start),end:K(r.end)});for(let r of t??[])r.start&&r.end&&R(new Date(r.start))===e.date&&n.push({kind:`event`,title:r.title,start:K(r.start),end:K(r.end)});return n.push(...mt(e)),n.sort((e,t)=>e.start-t.start||e.end-t.end)}function mt(e){let{start:t,end:n}=e.care??{},r=e.start&&e.end?{start:K(e.start),end:K(e.end)}:void 0,i=t?K(t):r?.end,a=n?K(n):r?.start;if(i===void 0||a===void 0)return[];if(r===void 0)return t&&n?[{kind:`care`,start:i,end:a}]:[];let o=[];return i<r.start&&o.push({kind:`care`,start:i,end:r.start}),a>r.end&&o.push({kind:`care`,start:r.end,end:a}),o}function K(e){return Date.parse(e)}var ht=new Set([`school`,`care_only`,`absent`,`study_day`,`closed`,`unknown`]),gt=`18:00`;function _t({days:e,events:t},n){let r=R(n),i=e.find(e=>e.date===r);return i===void 0||!vt(i,t,n)?i:e.find(e=>e.date>r&&ht.has(e.mode??`unknown`))??i}function vt(e,t,n){if(e.mode===void 0||e.mode===`unknown`)return!1;let r=pt(e,t).filter(e=>!G(e));return r.length>0?r.every(e=>e.end<=n.getTime()):e.mode===`weekend`||e.mode===`holiday`||z(n)>=gt}var yt=6e4,bt=class{constructor(e){this.subscriptions=new Map,this.told=new Map,this.refused=new Map,this.host=e,e.addController(this)}hostConnected(){this.host.requestUpdate()}hostDisconnected(){for(let e of this.subscriptions.keys())this.endOf(e)}of(e){return this.told.get(e)}isRefused(e){return this.refused.has(e)}follow(e,t,n){e.connection!==this.connection&&this.hostDisconnected(),this.connection=e.connection;for(let e of this.subscriptions.keys())t.includes(e)||this.endOf(e);for(let r of t){let t=`${n.start} ${n.end} ${n.language}`;(this.subscriptions.get(r)?.of!==t||this.isDue(r))&&(this.endOf(r),this.subscriptions.set(r,{of:t,end:this.begin(e,r,n)}))}}isDue(e){let t=this.refused.get(e);return t!==void 0&&Date.now()-t>=yt}async begin(e,t,n){try{return await e.connection.subscribeMessage(e=>{this.told.set(t,e),this.refused.delete(t),this.host.requestUpdate()},{type:`skolplattformen/subscribe_days`,device_id:t,...n})}catch{this.refused.set(t,Date.now()),this.host.requestUpdate();return}}endOf(e){let t=this.subscriptions.get(e);this.subscriptions.delete(e),t?.end.then(e=>e?.()).catch(()=>void 0)}};function xt(e){let t=I(e).editor,n={device_id:t.child,view:t.view},r={device_id:t.childHelp,view:t.viewHelp};return{schema:[{name:`device_id`,selector:{device:{filter:[{integration:`skolplattformen`}],entity:[{integration:`skolplattformen`,domain:[`binary_sensor`,`calendar`,`todo`,`event`]}]}}},{name:`view`,selector:{select:{mode:`dropdown`,options:[{value:`day`,label:t.views.day},{value:`week`,label:t.views.week}]}}}],computeLabel:({name:e})=>n[e],computeHelper:({name:e})=>r[e],assertConfig:e=>{rt(e)}}}function St(){return{}}var Ct=`skolplattformen`;function wt(e){let t=new Map;for(let n of Dt(e))n.child!==void 0&&!t.has(n.child)&&t.set(n.child,n);return[...t.values()].map(At)}function Tt(e,t){let n=Dt(e).find(e=>e.deviceId===t);return n?.child===void 0?void 0:At(n)}function Et(e,t){let n=Dt(e),r=n.find(e=>e.deviceId===t.deviceId),i=n.find(e=>e.child===void 0&&e.account===r?.account);return i&&At(i)}function Dt(e){let t=Ot(e);return Object.values(e.devices).flatMap(e=>{let n=e.identifiers.find(([e])=>e===Ct)?.[1],r=t.get(e.id);if(n===void 0||r===void 0)return[];let[i=``,a]=n.split(`_`);return[{deviceId:e.id,name:kt(e),entities:r,account:i,child:a}]})}function Ot(e){let t=new Map;for(let n of Object.values(e.entities)){let{device_id:e,translation_key:r}=n;n.platform===Ct&&e!==void 0&&r!==void 0&&t.set(e,{...t.get(e),[r]:n.entity_id})}return t}function kt(e){return e.name_by_user??e.name??``}function At({deviceId:e,name:t,entities:n}){return{deviceId:e,name:t,entities:n}}var jt=o`
  :host {
    --quiet: var(--secondary-text-color);
    --quiet: color-mix(in srgb, var(--primary-text-color) 74%, transparent);
    --hue: 215;
    --light: 42%;
  }
  :host([dark]) {
    --light: 64%;
  }
  /* Everywhere, because each element may have a hue of its own. */
  :host,
  * {
    --tint: hsl(var(--hue) 65% 50% / 0.13);
    --mark: hsl(var(--hue) 58% var(--light));
  }
  ha-card {
    container-type: inline-size;
    box-sizing: border-box;
    height: 100%;
    padding: 16px;
    color: var(--primary-text-color);
    font-size: 14px;
    line-height: 1.4;
    overflow: hidden;
  }
  h2,
  h3,
  h4,
  p,
  ul,
  ol {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  button {
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: inherit;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  button:focus-visible,
  a:focus-visible {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
  a {
    color: inherit;
    font-weight: 500;
  }
  ha-icon {
    --mdc-icon-size: 1.45em;
    flex: none;
    display: inline-flex;
    color: var(--mark);
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    margin-bottom: 12px;
  }
  h2 {
    font-size: 1.45em;
    font-weight: 500;
    line-height: 1.25;
  }
  header p {
    color: var(--quiet);
  }
  header p::first-letter {
    text-transform: capitalize;
  }
  .tools {
    display: flex;
    align-items: center;
    margin-inline-start: -10px;
  }
  .arrow {
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    padding: 0;
    border-radius: 50%;
  }
  .arrow ha-icon {
    color: var(--quiet);
  }
  .segments {
    display: flex;
    margin-inline-start: 4px;
    border-radius: 20px;
    background: var(--tint);
  }
  .segments button {
    min-height: 40px;
    padding: 0 14px;
    border-radius: 20px;
  }
  .segments button[aria-pressed="true"] {
    background: var(--card-background-color, #fff);
    box-shadow: inset 0 0 0 1.5px var(--mark);
    font-weight: 500;
  }
  @media (hover: hover) {
    .arrow:hover,
    .fold:hover,
    .messages:hover {
      background: var(--tint);
    }
  }

  .trouble {
    --hue: 35;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    margin-bottom: 12px;
    padding: 10px 12px;
    border-radius: 12px;
    background: var(--tint);
  }
  .trouble span {
    flex: 1 1 12em;
  }
  .trouble a {
    padding: 9px 4px;
  }
  .empty {
    padding: 20px 0;
    color: var(--quiet);
  }

  .children {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 270px), 1fr));
    gap: 24px 32px;
  }
  .children:has(.week) {
    grid-template-columns: minmax(0, 1fr);
  }
  .child {
    display: flex;
    flex-direction: column;
    gap: 10px;
    min-width: 0;
  }
  h3 {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 8px;
    font-size: 1.2em;
    font-weight: 500;
  }
  h3 span {
    color: var(--quiet);
    font-size: 0.84em;
    font-weight: 400;
  }

  .hero {
    display: flex;
    gap: 14px;
    padding: 14px;
    border-radius: 16px;
    background: var(--tint);
  }
  .hero .badge {
    display: grid;
    place-items: center;
    align-self: flex-start;
    width: 44px;
    height: 44px;
    border-radius: 50%;
    background: var(--card-background-color, #fff);
    --mdc-icon-size: 26px;
  }
  .hero .words {
    flex: 1;
    min-width: 0;
  }
  .label {
    color: var(--quiet);
    font-size: 0.86em;
  }
  .big {
    font-size: 1.5em;
    font-weight: 500;
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  .bar {
    height: 8px;
    margin: 8px 0 6px;
    border-radius: 4px;
    background: hsl(var(--hue) 40% 50% / 0.25);
    overflow: hidden;
  }
  .bar div {
    height: 100%;
    border-radius: 4px;
    background: var(--mark);
    transition: width 0.6s;
  }
  .more {
    color: var(--quiet);
  }

  .notices {
    display: flex;
    flex-direction: column;
    gap: 4px;
  }
  .notices li {
    display: flex;
    gap: 10px;
    padding: 3px 2px;
  }
  .notices .urgent {
    --hue: 12;
    padding: 8px 12px;
    border-radius: 12px;
    background: var(--tint);
    font-weight: 500;
  }
  .bring {
    --hue: 262;
    display: flex;
    gap: 10px;
    padding: 3px 2px;
  }
  .bring h4 {
    color: var(--quiet);
    font-size: 1em;
    font-weight: 400;
  }

  .fold {
    display: flex;
    align-items: center;
    align-self: flex-start;
    gap: 4px;
    min-height: 40px;
    margin: -4px 0 -8px -8px;
    padding: 0 12px 0 8px;
    border-radius: 20px;
    color: var(--quiet);
  }
  .fold ha-icon {
    color: inherit;
  }
  .rows li {
    display: grid;
    grid-template-columns: 2.9em 4px 1.45em minmax(0, 1fr);
    align-items: start;
    column-gap: 10px;
    padding: 6px 8px;
    border-radius: 12px;
  }
  .rows .current {
    background: var(--tint);
  }
  .rows .current .subject {
    font-weight: 600;
  }
  .time {
    font-variant-numeric: tabular-nums;
  }
  .time small {
    display: block;
    color: var(--quiet);
    font-size: 0.86em;
  }
  .line {
    align-self: stretch;
    min-height: 2.4em;
    border-radius: 2px;
    background: var(--mark);
  }
  .unconfirmed .line {
    background: repeating-linear-gradient(var(--mark) 0 5px, transparent 5px 9px);
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
    overflow-wrap: anywhere;
  }
  .text {
    flex-basis: 100%;
    color: var(--quiet);
    font-size: 0.93em;
  }
  .passed .line,
  .passed ha-icon,
  .cancelled .line,
  .cancelled ha-icon {
    opacity: 0.4;
  }
  .passed .subject,
  .passed .time,
  .cancelled .time {
    color: var(--quiet);
  }
  .cancelled .subject {
    color: var(--quiet);
    text-decoration: line-through;
  }
  .mark {
    --hue: 12;
    padding: 0 8px;
    border-radius: 9px;
    background: var(--tint);
    font-size: 0.86em;
  }

  .messages {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 44px;
    margin: 0 -8px -6px;
    padding: 0 10px;
    border-radius: 12px;
  }

  .week {
    display: flex;
    flex-direction: column;
    gap: 4px;
  }
  .week button {
    display: grid;
    grid-template-columns: 3.4em minmax(0, 1fr) auto;
    align-items: baseline;
    gap: 0 8px;
    box-sizing: border-box;
    width: 100%;
    min-height: 48px;
    padding: 8px 10px;
    border-radius: 12px;
  }
  .week .today button {
    background: var(--tint);
  }
  .weekday {
    display: flex;
    gap: 5px;
  }
  .weekday b {
    font-weight: 500;
  }
  .weekday span,
  .why {
    color: var(--quiet);
  }
  .times {
    font-variant-numeric: tabular-nums;
  }
  .marks {
    --hue: 12;
    display: flex;
    gap: 2px;
  }
  .why {
    grid-area: 1 / 2 / auto / -1;
  }
  .lessons {
    display: flex;
    flex-wrap: wrap;
    grid-column: 2 / -1;
    gap: 2px 4px;
    padding-top: 3px;
  }
  .lesson {
    padding: 0 7px;
    border-inline-start: 3px solid var(--mark);
    border-radius: 4px;
    background: var(--tint);
    font-size: 0.86em;
    line-height: 1.5;
  }
  .lesson.cancelled {
    text-decoration: line-through;
    opacity: 0.75;
  }

  @container (min-width: 560px) {
    .week {
      display: grid;
      grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
      gap: 6px;
    }
    .week button {
      grid-template-columns: minmax(0, 1fr) auto;
      grid-template-rows: 1.8em auto minmax(250px, 1fr);
      align-items: center;
      height: 100%;
      padding: 8px 6px;
    }
    .weekday {
      grid-area: 1 / 1;
    }
    .times {
      grid-area: 2 / 1 / auto / -1;
      color: var(--quiet);
      font-size: 0.86em;
    }
    .marks {
      grid-area: 1 / 2;
      --mdc-icon-size: 1.2em;
    }
    .why {
      grid-area: 3 / 1 / auto / -1;
      align-self: start;
      padding-top: 8px;
      overflow-wrap: anywhere;
    }
    .lessons {
      position: relative;
      display: block;
      grid-area: 3 / 1 / auto / -1;
      align-self: stretch;
      margin-top: 8px;
      padding: 0;
    }
    .lesson {
      position: absolute;
      inset: var(--top) 0 auto 0;
      box-sizing: border-box;
      height: calc(var(--height) - 2px);
      padding: 1px 4px;
      font-size: 0.8em;
      line-height: 1.3;
      overflow: hidden;
      overflow-wrap: anywhere;
    }
  }
  @container (min-width: 900px) {
    .child,
    header {
      font-size: 1.1em;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .bar div {
      transition: none;
    }
  }
`,Mt=/inställ[dt]|ställs in|utgår/i,Nt=5;function Pt(e,t,n,r){let i=(e.lessons??[]).filter(e=>e.status===`cancelled`);return[...Lt(e,r),...i.map(({subject:e})=>It(`mdi:cancel`,Mt.test(e)?e:r.cancelledLesson(e))),...Rt(e,n,r),...Bt(e,i,r),...(e.due??[]).filter(e=>!e.done).map(e=>q(Ft[e.kind],r.due(e.kind,e.title,e.subject))),...(t??[]).filter(t=>t.start===null&&t.first<=e.date&&e.date<=t.last).filter(t=>t.title!==e.reason&&!Vt(e,t.title)).map(e=>q(`mdi:calendar-star`,e.title))]}var Ft={test:`mdi:pencil-outline`,homework:`mdi:notebook-edit-outline`,assignment:`mdi:clipboard-text-outline`};function It(e,t){return{icon:e,text:t,urgent:!0}}function q(e,t){return{icon:e,text:t,urgent:!1}}function Lt(e,t){let{start:n,end:r}=e.differences??{},i=[];if(n&&Math.abs(n)>=Nt&&e.start){let r=n>0?`mdi:sleep`:`mdi:alarm`;i.push(It(r,t.startsOtherwise(z(e.start),n)))}return r&&Math.abs(r)>=Nt&&e.end&&i.push(It(`mdi:clock-end`,t.endsOtherwise(z(e.end),r))),i}function Rt(e,t,n){if(t?.day!==e.date||typeof t.subject!=`string`)return[];let r=zt(t.after),i=r&&e.lessons?.some(e=>e.start===r.start);if(!r||!i)return[];let{event_type:a,subject:o}=t;return a===`moved`?[It(`mdi:clock-edit-outline`,n.movedLesson(o,z(r.start)))]:a===`teacher`&&r.teacher?[q(`mdi:account-switch-outline`,n.otherTeacher(o,r.teacher))]:a===`room`&&r.room?[q(`mdi:map-marker-outline`,n.otherRoom(o,r.room))]:[]}function zt(e){if(typeof e!=`object`||!e||!(`start`in e))return;let{start:t}=e;if(typeof t!=`string`)return;let n=`room`in e&&typeof e.room==`string`?{room:e.room}:{},r=`teacher`in e&&typeof e.teacher==`string`?{teacher:e.teacher}:{};return{start:t,...n,...r}}function Bt(e,t,n){let{added:r=[],missing:i=[]}=e.differences??{};return[...(i.length<=t.length?[]:i).map(e=>q(`mdi:minus-circle-outline`,n.missingSubject(e))),...r.map(e=>q(`mdi:plus-circle-outline`,n.addedSubject(e)))]}function Vt(e,t){return(e.due??[]).some(e=>e.title===t)}
/**
* @license
* Copyright 2018 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/var Ht=`important`,Ut=` !`+Ht,J=Fe(class extends Ie{constructor(e){if(super(e),e.type!==Pe.ATTRIBUTE||e.name!==`style`||e.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(e){return Object.keys(e).reduce((t,n)=>{let r=e[n];return r==null?t:t+`${n=n.includes(`-`)?n:n.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,`-$&`).toLowerCase()}:${r};`},``)}update(e,[t]){let{style:n}=e.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(t)),this.render(t);for(let e of this.ft)t[e]??(this.ft.delete(e),e.includes(`-`)?n.removeProperty(e):n[e]=null);for(let e in t){let r=t[e];if(r!=null){this.ft.add(e);let t=typeof r==`string`&&r.endsWith(Ut);e.includes(`-`)||t?n.setProperty(e,t?r.slice(0,-11):r,t?Ht:``):n[e]=r}}return E}}),Wt={BI:{icon:`mdi:sprout`,hue:120},BL:{icon:`mdi:palette`,hue:330},DA:{icon:`mdi:dance-ballroom`,hue:310},EN:{icon:`mdi:alphabetical-variant`,hue:265},ES:{icon:`mdi:drama-masks`,hue:320},EV:{icon:`mdi:star-outline`,hue:45},FY:{icon:`mdi:atom`,hue:195},GE:{icon:`mdi:earth`,hue:160},HI:{icon:`mdi:pillar`,hue:35},HKK:{icon:`mdi:chef-hat`,hue:20},IDH:{icon:`mdi:run`,hue:145},JU:{icon:`mdi:star-david`,hue:225},KE:{icon:`mdi:flask-outline`,hue:180},MA:{icon:`mdi:calculator-variant-outline`,hue:215},MU:{icon:`mdi:music`,hue:285},NO:{icon:`mdi:microscope`,hue:170},RE:{icon:`mdi:candle`,hue:55},SH:{icon:`mdi:bank-outline`,hue:10},SIM:{icon:`mdi:swim`,hue:200},SL:{icon:`mdi:hammer-screwdriver`,hue:28},SO:{icon:`mdi:account-group-outline`,hue:15},SV:{icon:`mdi:book-open-page-variant-outline`,hue:0},SVA:{icon:`mdi:book-open-page-variant-outline`,hue:350},TK:{icon:`mdi:cog-outline`,hue:240},TN:{icon:`mdi:hand-wave-outline`,hue:90}},Gt={icon:`mdi:translate`,hue:300};function Kt(e,t){let n=e===null?void 0:Wt[e];return n===void 0?e!==null&&/^(M1|M2|ML|ASSV)/.test(e)?Gt:{icon:`mdi:school-outline`,hue:qt(t)%360}:n}function qt(e){let t=7;for(let n of e.toLowerCase())t=(t*31+(n.codePointAt(0)??0))%9973;return t}function Jt(e,t,n){let r=t?.entities[n],i=r===void 0?void 0:e.states[r]?.state;return i===`unknown`||i===`unavailable`?void 0:i}function Y(e){return e.filter(Boolean).join(` · `)}function Yt(e){return e.charAt(0).toUpperCase()+e.slice(1)}var Xt=6e4,Zt=120,Qt={school:`mdi:school-outline`,weekend:`mdi:sofa-outline`,holiday:`mdi:flag-outline`,study_day:`mdi:book-education-outline`,closed:`mdi:home-heart`,absent:`mdi:account-off-outline`,care_only:`mdi:teddy-bear`,unknown:`mdi:help-circle-outline`},$t=215;function en(e,t,n,r){let i=tn(e,t,n,r),a=i.bar&&Math.round(ft(i.bar.start,i.bar.end,e.now)*100);return T`
    <div class="hero" style=${J({"--hue":String(i.hue)})}>
      <ha-icon class="badge" .icon=${i.icon} aria-hidden="true"></ha-icon>
      <div class="words">
        ${i.label?T`<p class="label">${i.label}</p>`:D}
        <p class="big">${i.title}</p>
        ${i.text?T`<p>${i.text}</p>`:D}
        ${a===void 0?D:T`<div
                class="bar"
                role="progressbar"
                aria-label=${i.title}
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=${a}
              >
                <div style=${J({width:`${String(a)}%`})}></div>
              </div>`}
        ${i.more?.filter(Boolean).map(e=>T`<p class="more">${e}</p>`)}
      </div>
    </div>
  `}function tn(e,t,n,r){let{words:i,now:a,today:o}=e,s=n.mode??(r.kind===`free`?`unknown`:`school`);if(s!==`school`&&(s!==`care_only`||r.kind!==`during`))return nn(s,n,i);if(n.date===o){if(r.kind===`during`)return rn(e,t,r.row,r.next);if(r.kind===`break`)return{icon:`mdi:soccer`,hue:130,label:i.now,title:i.break,text:Y([i.until(z(X(r.next.start))),sn(r.next.start,a,i)]),bar:{start:r.from,end:r.next.start},more:[on(r.next,i)]};if(r.kind===`over`)return{icon:`mdi:check`,hue:130,title:i.over}}return r.kind===`free`||!n.start?{icon:Qt.school,hue:$t,title:i.modes.school,text:i.noLessons}:an(e,n,r)}function nn(e,t,n){let r=e===`care_only`&&t.care?.start&&t.care.end?n.ahead(n.care,z(t.care.start),z(t.care.end)):void 0;return{icon:Qt[e],hue:e===`absent`?30:$t,title:n.modes[e],text:Y([t.reason===n.modes[e]?null:t.reason,r])}}function rn(e,t,n,r){let{words:i,now:a,hass:o}=e,s={label:i.now,text:Y([i.until(z(X(n.end))),sn(n.end,a,i)]),bar:{start:n.start,end:n.end}},c=r&&r.kind!==`care`?on(r,i):void 0;if(n.kind===`lesson`){let{subject:e,subject_code:t,room:a}=n.lesson,o=r?.kind===`lesson`||r?.kind===`lunch`;return{...Kt(t,e),...s,title:e,text:Y([s.text,a]),more:[c??(o?``:i.thenHome(z(X(n.end))))]}}if(n.kind===`lunch`)return{icon:`mdi:silverware-fork-knife`,hue:25,...s,title:i.lunch,more:[n.lunch.dishes?.join(`, `)??n.lunch.closed,c]};let l=Jt(o,t.child,`checked_in`)===`on`;return{icon:Qt.care_only,hue:45,...s,title:i.care,text:Y([s.text,l&&i.checkedIn]),more:[c]}}function an(e,t,n){let{words:r,now:i,today:a}=e,o=z(t.start??``),s=t.lessons?.find(e=>e.start===t.start),c=Kt(s?.subject_code??null,s?.subject??``),l=n.kind===`before`&&t.date===a?cn(n.next.start,i):Zt,u=n.kind===`before`&&n.next.kind===`care`;return{icon:s?c.icon:Qt.school,hue:s?c.hue:$t,title:r.starts(o),text:Y([s&&r.startsWith(s.subject),t.end&&r.ends(z(t.end)),l<Zt&&r.in(l)]),more:[u?r.careFrom(z(X(n.next.start))):null]}}function on(e,t){let n=z(X(e.start));return e.kind===`lesson`?Y([t.then(e.lesson.subject,n),e.lesson.room]):t.then((e.kind===`lunch`?t.lunch:t.care).toLowerCase(),n)}function sn(e,t,n){return n.left(cn(e,t))}function cn(e,t){return Math.ceil((e-t.getTime())/Xt)}function X(e){return new Date(e)}
/**
* @license
* Copyright 2018 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/var ln=Fe(class extends Ie{constructor(e){if(super(e),e.type!==Pe.ATTRIBUTE||e.name!==`class`||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return` `+Object.keys(e).filter(t=>e[t]).join(` `)+` `}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(` `).split(/\s/).filter(e=>e!==``)));for(let e in t)t[e]&&!this.nt?.has(e)&&this.st.add(e);return this.render(t)}let n=e.element.classList;for(let e of this.st)e in t||(n.remove(e),this.st.delete(e));for(let e in t){let r=!!t[e];r===this.st.has(e)||this.nt?.has(e)||(r?(n.add(e),this.st.add(e)):(n.remove(e),this.st.delete(e)))}return E}});function un(e,t,n,r){if(t.length===0)return D;let{words:i,now:a}=e,o=t.filter(e=>e.end<=a.getTime()),s=n?t:t.filter(e=>!o.includes(e));return T`
    ${o.length===0?D:T`<button
            class="fold"
            aria-expanded=${n?`true`:`false`}
            title=${n?i.hidePassed:i.showPassed}
            @click=${r}
          >
            <ha-icon .icon=${n?`mdi:chevron-up`:`mdi:chevron-down`} aria-hidden="true"></ha-icon>
            ${i.passed(o.length)}
          </button>`}
    <ol class="rows" aria-label=${i.timetable}>
      ${s.map(t=>dn(t,e))}
    </ol>
  `}function dn(e,{words:t,now:n}){let{icon:r,hue:i,title:a,text:o,mark:s}=fn(e,t),c=n.getTime(),l=e.start<=c&&c<e.end&&!G(e);return T`
    <li
      class=${ln({current:l,passed:e.end<=c,cancelled:G(e),unconfirmed:e.kind===`lesson`&&e.lesson.status===`unconfirmed`})}
      style=${J({"--hue":String(i)})}
      aria-current=${l?`time`:D}
    >
      <span class="time">${z(new Date(e.start))}<small>${z(new Date(e.end))}</small></span>
      <span class="line"></span>
      <ha-icon .icon=${r} aria-hidden="true"></ha-icon>
      <span class="what">
        <span class="subject">${a}</span>
        ${s?T`<span class="mark">${s}</span>`:D}
        ${o?T`<span class="text">${o}</span>`:D}
      </span>
    </li>
  `}function fn(e,t){switch(e.kind){case`lesson`:{let{subject:n,subject_code:r,room:i,teacher:a,status:o,notes:s}=e.lesson,c={planned:void 0,cancelled:t.cancelled,unconfirmed:t.unconfirmed}[o];return{...Kt(r,n),title:n,text:Y([i,a,s]),...c===void 0?{}:{mark:c}}}case`lunch`:{let{dishes:n,closed:r}=e.lunch,i=n?.length?n.join(`, `):r;return{icon:`mdi:silverware-fork-knife`,hue:25,title:t.lunch,text:i??t.lunchUnknown}}case`care`:return{icon:`mdi:teddy-bear`,hue:45,title:t.care,text:``};case`event`:return{icon:`mdi:calendar-star`,hue:280,title:e.title,text:``}}}function pn(e,t,n){let{words:r,hass:i,now:a}=e,{day:o,days:s,child:c}=t;if(t.refused&&s===void 0)return T`<p class="empty">${r.notThisChild}</p>`;if(o===void 0||s===void 0)return T`<p class="empty" role="status">${s?r.nothingKnown:r.waiting}</p>`;let l=pt(o,s.events),u=c.entities.timetable_change,d=u===void 0?void 0:i.states[u]?.attributes,f=Pt(o,s.events,d,r),p=o.start?Date.parse(o.start)<=a.getTime():!1;return T`
    ${en(e,t,o,dt(o,l,a))}
    ${f.length===0?D:T`<ul class="notices" aria-label=${r.different}>
            ${f.map(e=>T`<li class=${e.urgent?`urgent`:``}>
                  <ha-icon .icon=${e.icon} aria-hidden="true"></ha-icon><span>${e.text}</span>
                </li>`)}
          </ul>`}
    ${p?D:mn(o.bring??[],r)} ${hn(e,t)}
    ${un(e,l,n.open,n.toggle)} ${gn(e,t)}
  `}function mn(e,t){return e.length===0?D:T`
    <section class="bring">
      <ha-icon icon="mdi:bag-personal-outline" aria-hidden="true"></ha-icon>
      <div>
        <h4>${t.bring}</h4>
        <ul>
          ${e.map(({text:e,subject:n})=>T`<li>${Yt(n?t.bringFor(e,n):e)}</li>`)}
        </ul>
      </div>
    </section>
  `}function hn({words:e},{day:t}){let n=t?.lunch;return!n?.dishes?.length||n.start?D:T`
    <section class="bring">
      <ha-icon icon="mdi:silverware-fork-knife" aria-hidden="true"></ha-icon>
      <div>
        <h4>${e.lunch}</h4>
        <p>${n.dishes.join(`, `)}</p>
      </div>
    </section>
  `}function gn({hass:e,words:t},{child:n}){let r=Number(Jt(e,n,`unread_messages`)??0);return r>0?T`
    <button class="messages" @click=${e=>{e.currentTarget?.dispatchEvent(new CustomEvent(`hass-more-info`,{bubbles:!0,composed:!0,detail:{entityId:n.entities.unread_messages}}))}}>
      <ha-icon icon="mdi:email-outline" aria-hidden="true"></ha-icon>${t.messages(r)}
    </button>
  `:D}function _n({words:e},t){let{title:n,subtitle:r,view:i,away:a,show:o,step:s,home:c}=t,l=i===`week`,u=(e,t)=>T`<button
      aria-pressed=${i===e?`true`:`false`}
      @click=${()=>{o(e)}}
    >
      ${t}
    </button>`,d=(e,t,n)=>T`<button
      class="arrow"
      aria-label=${t}
      title=${t}
      @click=${()=>{s(n)}}
    >
      <ha-icon .icon=${e} aria-hidden="true"></ha-icon>
    </button>`;return T`
    <header>
      <div class="title">
        <h2>${n}</h2>
        <p aria-live="polite">${r}</p>
      </div>
      <div class="tools">
        ${a?T`<button
                class="arrow"
                aria-label=${e.backToToday}
                title=${e.backToToday}
                @click=${c}
              >
                <ha-icon icon="mdi:calendar-today-outline" aria-hidden="true"></ha-icon>
              </button>`:D}
        ${d(`mdi:chevron-left`,l?e.previousWeek:e.previousDay,-1)}
        ${d(`mdi:chevron-right`,l?e.nextWeek:e.nextDay,1)}
        <div class="segments" role="group" aria-label=${e.viewOf}>
          ${u(`day`,e.day)}${u(`week`,e.week)}
        </div>
      </div>
    </header>
  `}var vn=`/config/integrations/integration/skolplattformen`;function yn(e,t){let{hass:n,words:r}=e,i=new Map;for(let a of t){let{account:t,days:o}=a,s=t?.entities.last_update;Jt(n,t,`sign_in`)===`sign_in_required`?i.set(`sign in`,bn(e)):s!==void 0&&n.states[s]?.state===`unavailable`?i.set(`not running`,Cn(`mdi:power-plug-off-outline`,r.notRunning,xn(e))):o?.outdated&&i.set(`outdated ${o.read_at??``}`,Cn(`mdi:cloud-off-outline`,Sn(e,o.read_at)))}return[...i.values()]}function bn(e){let{hass:t,words:n}=e;return t.user?.is_admin===!1?Cn(`mdi:key-alert-outline`,`${n.signInNeeded} ${n.askAdministrator}`):Cn(`mdi:key-alert-outline`,n.signInNeeded,T`<a href=${vn}>${n.signIn}</a>`)}function xn({hass:e,words:t}){return e.user?.is_admin===!1?void 0:T`<a href=${vn}>${t.look}</a>`}function Sn({words:e,today:t,language:n},r){if(r===null)return e.outdatedUnknown;let i=R(new Date(r)),a=z(r);return e.outdated(i===t?a:e.at(U(i,n),a))}function Cn(e,t,n){return T`<div class="trouble" role="status">
    <ha-icon .icon=${e} aria-hidden="true"></ha-icon><span>${t}</span>${n??D}
  </div>`}var wn=6;function Tn(e,{days:t,refused:n},r,i){let{words:a}=e;if(t===void 0)return T`<p class="empty" role="status">${n?a.notThisChild:a.waiting}</p>`;let o=V(r),s=[0,1,2,3,4,5,6].map(e=>B(o,e)).map(e=>t.days.find(t=>t.date===e)??{date:e}).filter(e=>ct(e.date)<wn||(e.start??e.care?.start)),c=On(s);return T`
    <ol class="week" style=${J({"--columns":String(s.length)})}>
      ${s.map(n=>En(e,n,Pt(n,t.events,void 0,a),c,i))}
    </ol>
  `}function En({words:e,language:t,today:n},r,i,a,o){let s=H(r.date,t,`long`),c=r.mode??`unknown`,l=r.start&&r.end?`${z(r.start)}–${z(r.end)}`:``,u=l?``:Y([e.modes[c],r.reason===e.modes[c]?null:r.reason]),d=[...i.map(e=>e.text),...(r.bring??[]).map(e=>e.text)],f=[`${Yt(s)} ${U(r.date,t)}`,l||u,...(r.lessons??[]).map(e=>e.subject),...d].join(`, `),p=new Set(i.map(e=>e.icon));return r.bring?.length&&p.add(`mdi:bag-personal-outline`),T`
    <li class=${ln({today:r.date===n})}>
      <button
        aria-label=${f}
        aria-current=${r.date===n?`date`:D}
        @click=${()=>{o(r.date)}}
      >
        <span class="weekday">
          <b>${Yt(H(r.date,t,`short`).replace(`.`,``))}</b>
          <span>${Number(r.date.slice(8))}</span>
        </span>
        <span class="times">${l}</span>
        <span class="marks">
          ${[...p].map(e=>T`<ha-icon .icon=${e} aria-hidden="true"></ha-icon>`)}
        </span>
        ${u?T`<span class="why">${u}</span>`:T`<span class="lessons">${(r.lessons??[]).map(e=>Dn(e,a))}</span>`}
      </button>
    </li>
  `}function Dn(e,{first:t,length:n}){let[r,i]=[kn(e.start),kn(e.end)],a={"--hue":String(Kt(e.subject_code,e.subject).hue),"--top":`${String((r-t)/n*100)}%`,"--height":`${String((i-r)/n*100)}%`};return T`<span
    class=${ln({lesson:!0,cancelled:e.status===`cancelled`})}
    style=${J(a)}
    >${e.subject}</span
  >`}function On(e){let t=e.flatMap(e=>e.lessons??[]),n=Math.min(...t.map(e=>kn(e.start))),r=Math.max(...t.map(e=>kn(e.end)));return t.length===0?{first:0,length:1}:{first:n,length:Math.max(1,r-n)}}function kn(e){let[t=0,n=0]=z(e).split(`:`).map(Number);return t*60+n}var An=12e4,jn=7,Mn=`/config/integrations/dashboard/add?domain=skolplattformen`,Nn=class extends M{constructor(...e){super(...e),this.config={},this.family={children:[],accounts:new Map},this.clock=new qe(this),this.days=new bt(this),this.view=`day`,this.unfolded=new Set,this.show=e=>{this.view=e,e===`day`&&(this.chosen=void 0),this.requestUpdate()},this.choose=e=>{this.view=`day`,this.chosen=e===R(this.clock.now)?void 0:e,this.requestUpdate()},this.touched=()=>{clearTimeout(this.returning),this.returning=setTimeout(this.comeBack,An)},this.comeBack=()=>{clearTimeout(this.returning),this.view=this.config.view??`day`,this.chosen=void 0,this.unfolded.clear(),this.requestUpdate()}}static{this.styles=jt}static getConfigForm(){return xt(L())}static getStubConfig(){return St()}setConfig(e){this.config=rt(e),this.view=this.config.view??`day`,this.findFamily(),this.requestUpdate()}getCardSize(){return 8}getGridOptions(){return{columns:this.family.children.length>1?`full`:12,min_columns:6,rows:`auto`}}get hass(){return this.known}set hass(e){let t=this.known;this.known=e,(t?.entities!==e?.entities||t?.devices!==e?.devices)&&this.findFamily(),(t===void 0||e===void 0||this.concerns(t,e))&&this.requestUpdate()}connectedCallback(){super.connectedCallback(),this.addEventListener(`pointerdown`,this.touched),this.addEventListener(`keydown`,this.touched)}disconnectedCallback(){super.disconnectedCallback(),this.removeEventListener(`pointerdown`,this.touched),this.removeEventListener(`keydown`,this.touched),this.comeBack()}willUpdate(){this.toggleAttribute(`dark`,this.known?.themes.darkMode===!0)}render(){let{hass:e}=this;if(e===void 0)return D;let{now:t}=this.clock,n=F(e.language),r={hass:e,language:n,now:t,words:et(n),today:R(t)},{children:i}=this.family;if(i.length===0)return this.empty(r);this.days.follow(e,i.map(e=>e.deviceId),this.range(r));let a=i.map(e=>this.sceneOf(r,e)),o=new Set(a.map(({day:e})=>e?.date??r.today)),s=o.size===1?[...o].join():r.today,c=i.length===1?i[0]:void 0;return T`
      <ha-card>
        ${_n(r,{title:c?.name??r.words.family,subtitle:this.subtitle(r,this.chosen??s),view:this.view,away:this.chosen!==void 0,show:this.show,step:e=>{this.step(e,r.today)},home:this.comeBack})}
        ${yn(r,a)}
        <div class="children">
          ${Ge(a,({child:e})=>e.deviceId,e=>T`<section class="child" aria-label=${e.child.name}>
                ${this.section(r,e,this.chosen??s,c===void 0)}
              </section>`)}
        </div>
      </ha-card>
    `}sceneOf(e,t){let n=this.days.of(t.deviceId);return{child:t,account:this.family.accounts.get(t.deviceId),days:n,day:this.chosen===void 0?n&&_t(n,e.now):n?.days.find(e=>e.date===this.chosen),refused:this.days.isRefused(t.deviceId)}}section(e,t,n,r){let{child:i,day:a}=t,o=e=>r?T`<h3>${i.name}${e?T`<span>${e}</span>`:D}</h3>`:D;if(this.view===`week`)return T`${o()}${Tn(e,t,this.chosen??Fn(e),this.choose)}`;let s=a&&a.date!==n?Pn(a.date,e):void 0,c={open:this.unfolded.has(i.deviceId),toggle:()=>{this.unfolded.delete(i.deviceId)||this.unfolded.add(i.deviceId),this.requestUpdate()}};return T`${o(s)}${pn(e,t,c)}`}subtitle(e,t){let{words:n,today:r,language:i}=e;if(this.view===`week`)return n.weekNumber(lt(this.chosen??Fn(e)));let a=Pn(t,e),o=`${H(t,i,`long`)} ${U(t,i)}`;return t===r||t===B(r,1)?`${a}, ${o}`:a}range(e){let{language:t,today:n}=e;if(this.view===`day`&&this.chosen===void 0)return{start:n,end:B(n,jn),language:t};let r=V(this.chosen??Fn(e));return{start:r,end:B(r,6),language:t}}step(e,t){let n=this.chosen??t,r=this.view===`week`?B(V(n),7*e):B(n,e);this.chosen=r===t?void 0:r,this.requestUpdate()}findFamily(){let{known:e}=this;if(e===void 0)return;let{device_id:t}=this.config,n=t===void 0?void 0:Tt(e,t),r=t===void 0?wt(e):n?[n]:[];this.family={children:r,accounts:new Map(r.map(t=>[t.deviceId,Et(e,t)]))}}concerns(e,t){return e.entities!==t.entities||e.devices!==t.devices||e.language!==t.language||e.themes!==t.themes||e.user!==t.user||e.connection!==t.connection||[...this.family.children,...this.family.accounts.values()].some(n=>Object.values(n?.entities??{}).some(n=>e.states[n]!==t.states[n]))}empty({words:e,hass:t}){let n=this.config.device_id!==void 0;return T`
      <ha-card>
        <p class="empty">
          ${n?e.notThisChild:e.noChildren}
          ${n||t.user?.is_admin===!1?D:T`<a href=${Mn}>${e.addAccount}</a>`}
        </p>
      </ha-card>
    `}};function Pn(e,{today:t,words:n,language:r}){return e===t?n.today:e===B(t,1)?n.tomorrow:`${Yt(H(e,r,`long`))} ${U(e,r)}`}function Fn({today:e}){let t=B(V(e),4);return e>t?B(t,3):e}function In(e,{entities:t}){return Object.fromEntries(Object.entries(t).filter(([,t])=>t in e.states&&!e.entities[t]?.hidden))}function Z(e,...t){return t.flatMap(t=>e[t]??[])}function Q(e,t={}){return e.length===0?[]:[{type:`grid`,cards:e,...t}]}function Ln(e,t,n){return n.length===0?[]:[zn(e,t),...n]}function Rn(e={}){return{type:`custom:skolplattformen-card`,...e,grid_options:{columns:`full`}}}function zn(e,t,n={}){return{type:`heading`,heading:e,icon:t,...n}}function Bn(e){return e.length===0?[]:[{type:`calendar`,entities:e,initial_view:`listWeek`,grid_options:{columns:`full`,rows:`auto`}}]}function Vn(e,t={}){return e.map(e=>({type:`todo-list`,entity:e,hide_completed:!0,hide_create:!0,hide_section_headers:!0,grid_options:{columns:`full`},...t}))}function Hn(e,t,n={}){return{type:`tile`,entity:e,name:{type:`entity`},visibility:[t],grid_options:{columns:`full`},...n}}function Un(e){return{condition:`state`,entity:e,state:`on`}}function $(e){return{condition:`state`,entity:e,state_not:[`unknown`,`unavailable`]}}function Wn(e){return{condition:`or`,conditions:e}}var Gn=`/config/integrations/dashboard/add?domain=skolplattformen`,Kn=`/config/integrations/integration/skolplattformen`;function qn(e,t){let n=Object.values(e.devices).some(e=>e.identifiers.some(([e])=>e===`skolplattformen`)),{title:r,admin:i,others:a,button:o}=n?t.empty.noChildren:t.empty.noAccount;return e.user?.is_admin?Jn(`mdi:school-outline`,{title:r,text:i},[{text:o,appearance:`filled`,tap_action:{action:`navigate`,navigation_path:n?Kn:Gn}}]):Jn(`mdi:school-outline`,{title:r,text:a})}function Jn(e,{title:t,text:n},r=[]){return{type:`panel`,cards:[{type:`empty-state`,icon:e,title:t,content:n,content_only:!0,buttons:r}]}}var Yn=class extends HTMLElement{static shouldRegenerate(e,t,n){return t.entities!==n.entities||t.devices!==n.devices||t.language!==n.language}},Xn=class extends Yn{static generate(e,t){let n=I(F(t.language)),r=Tt(t,e.device_id??``);if(!r)return Promise.resolve(Jn(`mdi:account-question`,n.empty.childGone));let i=r.deviceId,a=In(t,r),o=Vn(Z(a,`assignments`)),s=Bn(Z(a,`school_calendar`,`lunch_menu`));return Promise.resolve({type:`sections`,max_columns:3,dense_section_placement:!0,sections:[...Q([Rn({device_id:i}),...Zn(a),...Qn(a,n)],{row_span:2}),...Q([Rn({device_id:i,view:`week`})],{column_span:2}),...Q(Ln(n.assignments,`mdi:clipboard-check-outline`,o)),...Q(Ln(n.ahead,`mdi:calendar-week`,s))]})}};function Zn(e){let t={time_format:{type:`datetime`,style:`short`}},n={state_content:[`words`,`next_date`]};return[...Z(e,`wake_up`).map(e=>Hn(e,$(e),t)),...Z(e,`lunch_watch`).map(e=>Hn(e,Un(e),n))]}function Qn(e,t){let n=Z(e,`timetable_change`,`absence`,`message`,`news`);return n.length===0?[]:[zn(t.happened,`mdi:history`,{visibility:[Wn(n.map($))]}),...n.map(e=>Hn(e,$(e),{state_content:[`event_type`,`state`]}))]}var $n=`family`,er=class extends Yn{static{this.noEditor=!0}static generate(e,t){let n=I(F(t.language)),r=wt(t);if(r.length===0)return Promise.resolve({views:[qn(t,n)]});let i={title:n.family,path:$n,strategy:{type:`custom:skolplattformen-family`}};return Promise.resolve({views:[...r.length>1?[i]:[],...nr(r)]})}static getCreateSuggestions(e){return{title:I(F(e.language)).picker.title,icon:`mdi:school`}}},tr={type:`skolplattformen`,strategyType:`dashboard`,name:`Skolplattformen`,get description(){return I(L()).picker.description},documentationURL:`https://github.com/OWNER/skolplattformen-home-assistant`};function nr(e){let t=new Set([$n]);return e.map(({name:e,deviceId:n})=>({title:e,path:rr(e,t),strategy:{type:`custom:skolplattformen-child`,device_id:n}}))}function rr(e,t){let n=e.normalize(`NFD`).replace(/\p{M}/gu,``).toLowerCase().replace(/[^a-z]+/g,`-`).replace(/^-|-$/g,``)||`child`,r=n;for(let e=2;t.has(r);e++)r=`${n}-${String(e)}`;return t.add(r),r}var ir={calendar:{period:`day`,offset:7}},ar=class extends Yn{static generate(e,t){let n=I(F(t.language)),r=wt(t);return Promise.resolve({type:`sections`,max_columns:4,dense_section_placement:!1,sections:[...Q([Rn(),...sr(t,r)],{column_span:4}),...r.flatMap(e=>or(t,e,n))]})}};function or(e,t,n){let r=In(e,t),i=Bn(Z(r,`school_calendar`)),a=Vn(Z(r,`assignments`),{due_date_period:ir});return[...Q(Ln(n.of(t.name,n.ahead),`mdi:calendar-week`,i)),...Q(Ln(n.of(t.name,n.assignments),`mdi:clipboard-check-outline`,a))]}function sr(e,t){let n=t.flatMap(t=>Et(e,t)??[]);return[...new Set(n.flatMap(t=>Z(In(e,t),`family_tomorrow`)))].map(e=>({type:`markdown`,content:`{{ state_attr("${e}", "summary") or "" }}`,text_only:!0,visibility:[$(e)],grid_options:{columns:`full`}}))}customElements.define(`ll-strategy-dashboard-skolplattformen`,er),customElements.define(`ll-strategy-view-skolplattformen-family`,ar),customElements.define(`ll-strategy-view-skolplattformen-child`,Xn),(window.customStrategies??=[]).push(tr);var cr=`skolplattformen-card`;function lr(e,t){let n=e.entities[t];if(n?.platform!==`skolplattformen`||n.device_id===void 0)return null;let r=Tt(e,n.device_id);return{config:{type:`custom:${cr}`,...r?{device_id:r.deviceId}:{}}}}(window.customCards??=[]).push({type:cr,name:`Skolplattformen`,get description(){return I(L()).card.description},preview:!0,documentationURL:`https://github.com/OWNER/skolplattformen-home-assistant`,getEntitySuggestion:lr}),customElements.define(`skolplattformen-card`,Nn);