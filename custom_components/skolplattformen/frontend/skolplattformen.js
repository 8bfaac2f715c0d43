await customElements.whenDefined(`home-assistant`);
/**
* @license
* Copyright 2019 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
var e=globalThis,t=e.ShadowRoot&&(e.ShadyCSS===void 0||e.ShadyCSS.nativeShadow)&&`adoptedStyleSheets`in Document.prototype&&`replace`in CSSStyleSheet.prototype,n=Symbol(),r=new WeakMap,i=class{constructor(e,t,r){if(this._$cssResult$=!0,r!==n)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,n=this.t;if(t&&e===void 0){let t=n!==void 0&&n.length===1;t&&(e=r.get(n)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),t&&r.set(n,e))}return e}toString(){return this.cssText}},a=e=>new i(typeof e==`string`?e:e+``,void 0,n),o=(e,...t)=>new i(e.length===1?e[0]:t.reduce((t,n,r)=>t+(e=>{if(!0===e._$cssResult$)return e.cssText;if(typeof e==`number`)return e;throw Error(`Value passed to 'css' function must be a 'css' function result: `+e+`. Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.`)})(n)+e[r+1],e[0]),e,n),s=(n,r)=>{if(t)n.adoptedStyleSheets=r.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let t of r){let r=document.createElement(`style`),i=e.litNonce;i!==void 0&&r.setAttribute(`nonce`,i),r.textContent=t.cssText,n.appendChild(r)}},c=t?e=>e:e=>e instanceof CSSStyleSheet?(e=>{let t=``;for(let n of e.cssRules)t+=n.cssText;return a(t)})(e):e,{is:l,defineProperty:u,getOwnPropertyDescriptor:d,getOwnPropertyNames:f,getOwnPropertySymbols:p,getPrototypeOf:m}=Object,h=globalThis,g=h.trustedTypes,_=g?g.emptyScript:``,ee=h.reactiveElementPolyfillSupport,v=(e,t)=>e,te={toAttribute(e,t){
/**
* @license
* Copyright 2017 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
switch(t){case Boolean:e=e?_:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let n=e;switch(t){case Boolean:n=e!==null;break;case Number:n=e===null?null:Number(e);break;case Object:case Array:try{n=JSON.parse(e)}catch{n=null}}return n}},ne=(e,t)=>!l(e,t),re={attribute:!0,type:String,converter:te,reflect:!1,useDefault:!1,hasChanged:ne};Symbol.metadata??=Symbol(`metadata`),h.litPropertyMetadata??=new WeakMap;var y=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=re){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),r=this.getPropertyDescriptor(e,n,t);r!==void 0&&u(this.prototype,e,r)}}static getPropertyDescriptor(e,t,n){let{get:r,set:i}=d(this.prototype,e)??{get(){return this[t]},set(e){this[t]=e}};return{get:r,set(t){let a=r?.call(this);i?.call(this,t),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??re}static _$Ei(){if(this.hasOwnProperty(v(`elementProperties`)))return;let e=m(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(v(`finalized`)))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(v(`properties`))){let e=this.properties,t=[...f(e),...p(e)];for(let n of t)this.createProperty(n,e[n])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[e,n]of t)this.elementProperties.set(e,n)}this._$Eh=new Map;for(let[e,t]of this.elementProperties){let n=this._$Eu(e,t);n!==void 0&&this._$Eh.set(n,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let e of n)t.unshift(c(e))}else e!==void 0&&t.push(c(e));return t}static _$Eu(e,t){let n=t.attribute;return!1===n?void 0:typeof n==`string`?n:typeof e==`string`?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return s(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,n);if(r!==void 0&&!0===n.reflect){let i=(n.converter?.toAttribute===void 0?te:n.converter).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(r):this.setAttribute(r,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,r=n._$Eh.get(e);if(r!==void 0&&this._$Em!==r){let e=n.getPropertyOptions(r),i=typeof e.converter==`function`?{fromAttribute:e.converter}:e.converter?.fromAttribute===void 0?te:e.converter;this._$Em=r;let a=i.fromAttribute(t,e.type);this[r]=a??this._$Ej?.get(r)??a,this._$Em=null}}requestUpdate(e,t,n,r=!1,i){if(e!==void 0){let a=this.constructor;if(!1===r&&(i=this[e]),n??=a.getPropertyOptions(e),!((n.hasChanged??ne)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(a._$Eu(e,n))))return;this.C(e,t,n)}!1===this.isUpdatePending&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:r,wrapped:i},a){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,a??t??this[e]),!0!==i||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),!0===r&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[e,t]of this._$Ep)this[e]=t;this._$Ep=void 0}let e=this.constructor.elementProperties;if(e.size>0)for(let[t,n]of e){let{wrapped:e}=n,r=this[t];!0!==e||this._$AL.has(t)||r===void 0||this.C(t,void 0,n,r)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(e=>e.hostUpdate?.()),this.update(t)):this._$EM()}catch(t){throw e=!1,this._$EM(),t}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(e){}firstUpdated(e){}};y.elementStyles=[],y.shadowRootOptions={mode:`open`},y[v(`elementProperties`)]=new Map,y[v(`finalized`)]=new Map,ee?.({ReactiveElement:y}),(h.reactiveElementVersions??=[]).push(`2.1.2`);
/**
* @license
* Copyright 2017 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
var ie=globalThis,ae=e=>e,oe=ie.trustedTypes,se=oe?oe.createPolicy(`lit-html`,{createHTML:e=>e}):void 0,ce=`$lit$`,b=`lit$${Math.random().toFixed(9).slice(2)}$`,le=`?`+b,ue=`<${le}>`,x=document,S=()=>x.createComment(``),C=e=>e===null||typeof e!=`object`&&typeof e!=`function`,de=Array.isArray,fe=e=>de(e)||typeof e?.[Symbol.iterator]==`function`,pe=`[ 	
\f\r]`,w=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,me=/-->/g,he=/>/g,T=RegExp(`>|${pe}(?:([^\\s"'>=/]+)(${pe}*=${pe}*(?:[^ \t\n\f\r"'\`<>=]|("|')|))|$)`,`g`),ge=/'/g,_e=/"/g,ve=/^(?:script|style|textarea|title)$/i,E=(e=>(t,...n)=>({_$litType$:e,strings:t,values:n}))(1),D=Symbol.for(`lit-noChange`),O=Symbol.for(`lit-nothing`),ye=new WeakMap,k=x.createTreeWalker(x,129);function be(e,t){if(!de(e)||!e.hasOwnProperty(`raw`))throw Error(`invalid template strings array`);return se===void 0?t:se.createHTML(t)}var xe=(e,t)=>{let n=e.length-1,r=[],i,a=t===2?`<svg>`:t===3?`<math>`:``,o=w;for(let t=0;t<n;t++){let n=e[t],s,c,l=-1,u=0;for(;u<n.length&&(o.lastIndex=u,c=o.exec(n),c!==null);)u=o.lastIndex,o===w?c[1]===`!--`?o=me:c[1]===void 0?c[2]===void 0?c[3]!==void 0&&(o=T):(ve.test(c[2])&&(i=RegExp(`</`+c[2],`g`)),o=T):o=he:o===T?c[0]===`>`?(o=i??w,l=-1):c[1]===void 0?l=-2:(l=o.lastIndex-c[2].length,s=c[1],o=c[3]===void 0?T:c[3]===`"`?_e:ge):o===_e||o===ge?o=T:o===me||o===he?o=w:(o=T,i=void 0);let d=o===T&&e[t+1].startsWith(`/>`)?` `:``;a+=o===w?n+ue:l>=0?(r.push(s),n.slice(0,l)+ce+n.slice(l)+b+d):n+b+(l===-2?t:d)}return[be(e,a+(e[n]||`<?>`)+(t===2?`</svg>`:t===3?`</math>`:``)),r]},Se=class e{constructor({strings:t,_$litType$:n},r){let i;this.parts=[];let a=0,o=0,s=t.length-1,c=this.parts,[l,u]=xe(t,n);if(this.el=e.createElement(l,r),k.currentNode=this.el.content,n===2||n===3){let e=this.el.content.firstChild;e.replaceWith(...e.childNodes)}for(;(i=k.nextNode())!==null&&c.length<s;){if(i.nodeType===1){if(i.hasAttributes())for(let e of i.getAttributeNames())if(e.endsWith(ce)){let t=u[o++],n=i.getAttribute(e).split(b),r=/([.?@])?(.*)/.exec(t);c.push({type:1,index:a,name:r[2],strings:n,ctor:r[1]===`.`?Te:r[1]===`?`?Ee:r[1]===`@`?De:j}),i.removeAttribute(e)}else e.startsWith(b)&&(c.push({type:6,index:a}),i.removeAttribute(e));if(ve.test(i.tagName)){let e=i.textContent.split(b),t=e.length-1;if(t>0){i.textContent=oe?oe.emptyScript:``;for(let n=0;n<t;n++)i.append(e[n],S()),k.nextNode(),c.push({type:2,index:++a});i.append(e[t],S())}}}else if(i.nodeType===8){if(i.data===le)c.push({type:2,index:a});else{let e=-1;for(;(e=i.data.indexOf(b,e+1))!==-1;)c.push({type:7,index:a}),e+=b.length-1}}a++}}static createElement(e,t){let n=x.createElement(`template`);return n.innerHTML=e,n}};function A(e,t,n=e,r){if(t===D)return t;let i=r===void 0?n._$Cl:n._$Co?.[r],a=C(t)?void 0:t._$litDirective$;return i?.constructor!==a&&(i?._$AO?.(!1),a===void 0?i=void 0:(i=new a(e),i._$AT(e,n,r)),r===void 0?n._$Cl=i:(n._$Co??=[])[r]=i),i!==void 0&&(t=A(e,i._$AS(e,t.values),i,r)),t}var Ce=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,r=(e?.creationScope??x).importNode(t,!0);k.currentNode=r;let i=k.nextNode(),a=0,o=0,s=n[0];for(;s!==void 0;){if(a===s.index){let t;s.type===2?t=new we(i,i.nextSibling,this,e):s.type===1?t=new s.ctor(i,s.name,s.strings,this,e):s.type===6&&(t=new Oe(i,this,e)),this._$AV.push(t),s=n[++o]}a!==s?.index&&(i=k.nextNode(),a++)}return k.currentNode=x,r}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings===void 0?n._$AI(e[t]):(n._$AI(e,n,t),t+=n.strings.length-2)),t++}},we=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,r){this.type=2,this._$AH=O,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=A(this,e,t),C(e)?e===O||e==null||e===``?(this._$AH!==O&&this._$AR(),this._$AH=O):e!==this._$AH&&e!==D&&this._(e):e._$litType$===void 0?e.nodeType===void 0?fe(e)?this.k(e):this._(e):this.T(e):this.$(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==O&&C(this._$AH)?this._$AA.nextSibling.data=e:this.T(x.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,r=typeof n==`number`?this._$AC(e):(n.el===void 0&&(n.el=Se.createElement(be(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===r)this._$AH.p(t);else{let e=new Ce(r,this),n=e.u(this.options);e.p(t),this.T(n),this._$AH=e}}_$AC(e){let t=ye.get(e.strings);return t===void 0&&ye.set(e.strings,t=new Se(e)),t}k(t){de(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,r,i=0;for(let a of t)i===n.length?n.push(r=new e(this.O(S()),this.O(S()),this,this.options)):r=n[i],r._$AI(a),i++;i<n.length&&(this._$AR(r&&r._$AB.nextSibling,i),n.length=i)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let t=ae(e).nextSibling;ae(e).remove(),e=t}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},j=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,r,i){this.type=1,this._$AH=O,this._$AN=void 0,this.element=e,this.name=t,this._$AM=r,this.options=i,n.length>2||n[0]!==``||n[1]!==``?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=O}_$AI(e,t=this,n,r){let i=this.strings,a=!1;if(i===void 0)e=A(this,e,t,0),a=!C(e)||e!==this._$AH&&e!==D,a&&(this._$AH=e);else{let r=e,o,s;for(e=i[0],o=0;o<i.length-1;o++)s=A(this,r[n+o],t,o),s===D&&(s=this._$AH[o]),a||=!C(s)||s!==this._$AH[o],s===O?e=O:e!==O&&(e+=(s??``)+i[o+1]),this._$AH[o]=s}a&&!r&&this.j(e)}j(e){e===O?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??``)}},Te=class extends j{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===O?void 0:e}},Ee=class extends j{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==O)}},De=class extends j{constructor(e,t,n,r,i){super(e,t,n,r,i),this.type=5}_$AI(e,t=this){if((e=A(this,e,t,0)??O)===D)return;let n=this._$AH,r=e===O&&n!==O||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==O&&(n===O||r);r&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH==`function`?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Oe=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){A(this,e)}},ke={M:ce,P:b,A:le,C:1,L:xe,R:Ce,D:fe,V:A,I:we,H:j,N:Ee,U:De,B:Te,F:Oe},Ae=ie.litHtmlPolyfillSupport;Ae?.(Se,we),(ie.litHtmlVersions??=[]).push(`3.3.3`);var je=(e,t,n)=>{let r=n?.renderBefore??t,i=r._$litPart$;if(i===void 0){let e=n?.renderBefore??null;r._$litPart$=i=new we(t.insertBefore(S(),e),e,void 0,n??{})}return i._$AI(e),i},Me=globalThis,M=class extends y{constructor(){
/**
* @license
* Copyright 2017 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/
super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=je(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return D}};M._$litElement$=!0,M.finalized=!0,Me.litElementHydrateSupport?.({LitElement:M});var Ne=Me.litElementPolyfillSupport;Ne?.({LitElement:M}),(Me.litElementVersions??=[]).push(`4.2.2`);
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
let r=new Map;for(let i=t;i<=n;i++)r.set(e[i],i);return r},Ge=Fe(class extends Ie{constructor(e){if(super(e),e.type!==Pe.CHILD)throw Error(`repeat() can only be used in text expressions`)}dt(e,t,n){let r;n===void 0?n=t:t!==void 0&&(r=t);let i=[],a=[],o=0;for(let t of e)i[o]=r?r(t,o):o,a[o]=n(t,o),o++;return{values:a,keys:i}}render(e,t,n){return this.dt(e,t,n).values}update(e,[t,n,r]){let i=He(e),{values:a,keys:o}=this.dt(t,n,r);if(!Array.isArray(i))return this.ut=o,a;let s=this.ut??=[],c=[],l,u,d=0,f=i.length-1,p=0,m=a.length-1;for(;d<=f&&p<=m;)if(i[d]===null)d++;else if(i[f]===null)f--;else if(s[d]===o[p])c[p]=P(i[d],a[p]),d++,p++;else if(s[f]===o[m])c[m]=P(i[f],a[m]),f--,m--;else if(s[d]===o[m])c[m]=P(i[d],a[m]),N(e,c[m+1],i[d]),d++,m--;else if(s[f]===o[p])c[p]=P(i[f],a[p]),N(e,i[d],i[f]),f--,p++;else if(l===void 0&&(l=We(o,p,m),u=We(s,d,f)),l.has(s[d])){if(l.has(s[f])){let t=u.get(o[p]),n=t===void 0?null:i[t];if(n===null){let t=N(e,i[d]);P(t,a[p]),c[p]=t}else c[p]=P(n,a[p]),N(e,i[d],n),i[t]=null;p++}else Ue(i[f]),f--}else Ue(i[d]),d++;for(;p<=m;){let t=N(e,c[m+1]);P(t,a[p]),c[p++]=t}for(;d<=f;){let e=i[d++];e!==null&&Ue(e)}return this.ut=o,Ve(e,c),D}}),Ke=6e4,qe=class{constructor(e){this.now=new Date,this.look=()=>{clearTimeout(this.timer),document.visibilityState!==`hidden`&&(this.now=new Date,this.host.requestUpdate(),this.timer=setTimeout(this.look,Ke-this.now.getTime()%Ke))},this.host=e,e.addController(this)}hostConnected(){document.addEventListener(`visibilitychange`,this.look),this.look()}hostDisconnected(){document.removeEventListener(`visibilitychange`,this.look),clearTimeout(this.timer)}},Je=e=>e===1?`1\xA0minute`:`${String(e)}\u00a0minutes`;function Ye(e){let t=Math.floor(e/60);if(t===0)return Je(e);let n=e%60;return n>0?`${String(t)}\u00a0h\u00a0${String(n)}\u00a0min`:t===1?`1\xA0hour`:`${String(t)}\u00a0hours`}var Xe={family:`Family`,today:`Today`,tomorrow:`Tomorrow`,onDay:e=>`On ${e}`,day:`Day`,week:`Week`,weekNumber:e=>`Week ${String(e)}`,viewOf:`What is shown`,previousDay:`Previous day`,nextDay:`Next day`,previousWeek:`Previous week`,nextWeek:`Next week`,backToToday:`Back to today`,now:`Now`,then:(e,t)=>`Then ${e} at ${t}`,lastLesson:`Last lesson`,thenUntil:(e,t)=>`Then ${e.toLowerCase()} until ${t}`,until:e=>`until ${e}`,left:e=>`${Ye(e)} left`,in:e=>`in ${Ye(e)}`,starts:e=>`Starts at ${e}`,ends:e=>`ends at ${e}`,startsWith:e=>`with ${e}`,break:`Break`,lunch:`Lunch`,care:`After-school care`,places:{care:`After-school care`,morning:`Morning care`,preschool:`Preschool`},timesUnknown:`The times are not known`,careFrom:(e,t)=>`${e} from ${t}`,checkedIn:`Checked in`,notCheckedIn:`Not checked in`,over:`School is over`,done:`Done for today`,passed:e=>`${String(e)} earlier today`,showPassed:`Show what has passed`,hidePassed:`Hide what has passed`,modes:{school:`School`,weekend:`Weekend`,holiday:`Public holiday`,study_day:`Study day`,closed:`No school`,absent:`Reported absent`,care_only:`After-school care only`,unknown:`The timetable is not known`},noLessons:`No lessons in the timetable`,cancelled:`Cancelled`,unconfirmed:`Not confirmed`,cancelledLesson:e=>`${e} is cancelled`,movedLesson:(e,t)=>`${e} is moved to ${t}`,otherTeacher:(e,t)=>`${e} with ${t}`,otherRoom:(e,t)=>`${e} in ${t}`,missingSubject:e=>`No ${e} this time`,addedSubject:e=>`Extra this time: ${e}`,startsOtherwise:(e,t)=>`Starts at ${e}, ${Ye(Math.abs(t))} ${t>0?`later`:`earlier`} than usual`,endsOtherwise:(e,t)=>`Ends at ${e}, ${Ye(Math.abs(t))} ${t>0?`later`:`earlier`} than usual`,due:(e,t,n)=>{let r={test:`Test`,homework:`Homework`,assignment:`Due`}[e];return t===null?n?`${r}: ${n}`:r:t.toLowerCase().includes(r.toLowerCase())?t:`${r}: ${t}${n?` (${n})`:``}`},timetable:`Timetable`,different:`Good to know`,mayNotHold:`The timetable may not hold`,bring:`To bring`,bringFor:(e,t)=>`${e} (${t})`,messages:e=>e===1?`1 unread message`:`${String(e)} unread messages`,waiting:`Reading…`,nothingKnown:`Nothing is known of this day`,noChildren:`There are no children yet`,addAccount:`Add Skolplattformen`,notThisChild:`This child is not there any more`,signIn:`Sign in again`,signInNeeded:`The school's platform wants a new sign-in.`,askAdministrator:`Ask whoever takes care of Home Assistant to sign in.`,outdated:`The school's platform does not answer.`,readAt:e=>`This was read ${e}.`,readEarlier:`This was read before.`,notRunning:`Skolplattformen is not running in Home Assistant.`,look:`Look`,ahead:(e,t,n)=>`${e} ${t}–${n}`,careUntil:(e,t)=>`${e} until ${t}`,atTime:e=>`at ${e}`,at:(e,t)=>`on ${e} at ${t}`},Ze=e=>e===1?`1\xA0minut`:`${String(e)}\u00a0minuter`;function F(e){return e.charAt(1)===e.charAt(1).toUpperCase()?e:e.charAt(0).toLowerCase()+e.slice(1)}function Qe(e){let t=Math.floor(e/60);if(t===0)return Ze(e);let n=e%60;return n>0?`${String(t)}\u00a0h\u00a0${String(n)}\u00a0min`:t===1?`1\xA0timme`:`${String(t)}\u00a0timmar`}var $e={family:`Familjen`,today:`I dag`,tomorrow:`I morgon`,onDay:e=>`På ${e}`,day:`Dag`,week:`Vecka`,weekNumber:e=>`Vecka ${String(e)}`,viewOf:`Vad som visas`,previousDay:`Föregående dag`,nextDay:`Nästa dag`,previousWeek:`Föregående vecka`,nextWeek:`Nästa vecka`,backToToday:`Tillbaka till i dag`,now:`Nu`,then:(e,t)=>`Sedan ${F(e)} ${t}`,lastLesson:`Sista lektionen`,thenUntil:(e,t)=>`Sedan ${F(e)} till ${t}`,until:e=>`till ${e}`,left:e=>`${Qe(e)} kvar`,in:e=>`om ${Qe(e)}`,starts:e=>`Börjar ${e}`,ends:e=>`slutar ${e}`,startsWith:e=>`med ${F(e)}`,break:`Rast`,lunch:`Lunch`,care:`Fritids`,places:{care:`Fritids`,morning:`Fritids`,preschool:`Förskola`},timesUnknown:`Tiderna är inte kända`,careFrom:(e,t)=>`${e} från ${t}`,checkedIn:`Incheckad`,notCheckedIn:`Inte incheckad`,over:`Skolan är slut för i dag`,done:`Klart för i dag`,passed:e=>`${String(e)} tidigare i dag`,showPassed:`Visa det som varit`,hidePassed:`Dölj det som varit`,modes:{school:`Skola`,weekend:`Helg`,holiday:`Helgdag`,study_day:`Studiedag`,closed:`Ingen skola`,absent:`Frånvaroanmäld`,care_only:`Bara fritids`,unknown:`Schemat är inte känt`},noLessons:`Inga lektioner i schemat`,cancelled:`Inställd`,unconfirmed:`Obekräftad`,cancelledLesson:e=>`${e} ställs in`,movedLesson:(e,t)=>`${e} flyttas till ${t}`,otherTeacher:(e,t)=>`${e} med ${t}`,otherRoom:(e,t)=>`${e} i ${t}`,missingSubject:e=>`Utan ${F(e)} den här gången`,addedSubject:e=>`Extra den här gången: ${F(e)}`,startsOtherwise:(e,t)=>`Börjar ${e}, ${Qe(Math.abs(t))} ${t>0?`senare`:`tidigare`} än vanligt`,endsOtherwise:(e,t)=>`Slutar ${e}, ${Qe(Math.abs(t))} ${t>0?`senare`:`tidigare`} än vanligt`,due:(e,t,n)=>{let r={test:`Prov`,homework:`Läxa`,assignment:`Lämna in`}[e];return t===null?n?`${r}: ${n}`:r:t.toLowerCase().includes(r.toLowerCase())?t:`${r}: ${t}${n?` (${n})`:``}`},timetable:`Schema`,different:`Bra att veta`,mayNotHold:`Schemat kanske inte gäller`,bring:`Ta med`,bringFor:(e,t)=>`${e} (${t})`,messages:e=>e===1?`1 oläst meddelande`:`${String(e)} olästa meddelanden`,waiting:`Hämtar …`,nothingKnown:`Inget är känt om den här dagen`,noChildren:`Det finns inga barn än`,addAccount:`Lägg till Skolplattformen`,notThisChild:`Barnet finns inte längre`,signIn:`Logga in igen`,signInNeeded:`Du behöver logga in på skolans plattform igen.`,askAdministrator:`Be den som sköter Home Assistant att logga in.`,outdated:`Skolans plattform svarar inte.`,readAt:e=>`Uppgifterna är från ${e}.`,readEarlier:`Uppgifterna är från tidigare.`,notRunning:`Skolplattformen är inte igång i Home Assistant.`,look:`Visa`,ahead:(e,t,n)=>`${e} ${t}–${n}`,careUntil:(e,t)=>`${e} till ${t}`,atTime:e=>`kl. ${e}`,at:(e,t)=>`den ${e} kl. ${t}`};function I(e){return e===`sv`||e.startsWith(`sv-`)?`sv`:`en`}function et(e){return e===`sv`?$e:Xe}var tt={picker:{description:`Your children's school days: today and the week, lunch, assignments and what has happened. Nothing to set up.`,title:`School day`},card:{description:`One child's school day, or all of theirs: now and next, what is different, lunch, the week.`},editor:{child:`Child`,childHelp:`Shows all children if none is chosen.`,view:`Shows first`,viewHelp:`The day, if nothing is chosen. The card returns to it by itself.`,views:{day:`The day`,week:`The week`},childNotOne:`device_id must be the device of one child`,viewNotOne:`view must be day or week`},family:`Family`,ahead:`The week ahead`,assignments:`Assignments`,of:(e,t)=>`${e} · ${t}`,happened:`Latest`,empty:{noAccount:{title:`No school days here yet`,admin:`Add Skolplattformen and sign in with BankID or Freja. Your children then appear by themselves.`,others:`Ask whoever takes care of Home Assistant to add Skolplattformen.`,button:`Add Skolplattformen`},noChildren:{title:`No children here`,admin:`Skolplattformen has been added, but there is no child to show. The integration's page may tell why.`,others:`Skolplattformen has been added, but there is no child to show.`,button:`Open the integration`},childGone:{title:`This child is not here any more`,text:`Nothing of the child is left in Home Assistant, or everything of it is switched off.`}}},nt={picker:{description:`Barnens skoldagar: i dag och hela veckan, lunch, uppgifter och det som har hänt. Inget att ställa in.`,title:`Skoldagen`},card:{description:`Skoldagen för ett barn eller för alla: nu och härnäst, vad som är annorlunda, lunch, veckan.`},editor:{child:`Barn`,childHelp:`Visar alla barn om inget är valt.`,view:`Visar först`,viewHelp:`Dagen, om inget är valt. Kortet går tillbaka dit av sig självt.`,views:{day:`Dagen`,week:`Veckan`},childNotOne:`device_id måste vara ett barns enhet`,viewNotOne:`view måste vara day eller week`},family:`Familjen`,ahead:`Veckan som kommer`,assignments:`Uppgifter`,of:(e,t)=>`${e} · ${t}`,happened:`Det senaste`,empty:{noAccount:{title:`Här finns inga skoldagar än`,admin:`Lägg till Skolplattformen och logga in med BankID eller Freja, så dyker barnen upp av sig själva.`,others:`Be den som sköter Home Assistant att lägga till Skolplattformen.`,button:`Lägg till Skolplattformen`},noChildren:{title:`Här finns inga barn`,admin:`Skolplattformen är tillagd, men det finns inget barn att visa. På integrationens sida kan det stå varför.`,others:`Skolplattformen är tillagd, men det finns inget barn att visa.`,button:`Öppna integrationen`},childGone:{title:`Barnet finns inte här längre`,text:`Inget av barnet är kvar i Home Assistant, eller så är allt avstängt.`}}};function L(e){return{en:tt,sv:nt}[e]}function R(){return I(document.documentElement.lang||navigator.language)}function rt(e){if(typeof e!=`object`||!e)throw Error(`The card has no settings`);let{device_id:t,view:n}=e;if(t!==void 0&&typeof t!=`string`)throw Error(L(R()).editor.childNotOne);if(n!==void 0&&n!==`day`&&n!==`week`)throw Error(L(R()).editor.viewNotOne);return{...t?{device_id:t}:{},...n===void 0?{}:{view:n}}}var it=`Europe/Stockholm`,at=864e5,ot=new Intl.DateTimeFormat(`sv-SE`,{timeZone:it,year:`numeric`,month:`2-digit`,day:`2-digit`}),st=new Intl.DateTimeFormat(`sv-SE`,{timeZone:it,hour:`2-digit`,minute:`2-digit`,hourCycle:`h23`});function z(e){return ot.format(e)}function B(e){return st.format(new Date(e))}function V(e,t){let n=W(e);return n.setUTCDate(n.getUTCDate()+t),dt(n)}function ct(e){return W(e).getUTCDay()||7}function H(e){return V(e,1-ct(e))}function lt(e){let t=V(H(e),3),n=`${t.slice(0,4)}-01-01`,r=(W(t).getTime()-W(n).getTime())/at;return Math.floor(r/7)+1}function ut(e,t,n){let r=/^sv\b/.test(t)?`sv-SE`:`en-GB`;return new Intl.DateTimeFormat(r,{timeZone:`UTC`,weekday:n}).format(W(e))}function U(e,t){let n=/^sv\b/.test(t)?`sv-SE`:`en-GB`;return new Intl.DateTimeFormat(n,{timeZone:`UTC`,day:`numeric`,month:`long`}).format(W(e))}function W(e){return new Date(`${e}T00:00:00Z`)}function dt(e){return e.toISOString().slice(0,10)}function ft(e,t,n){let r=t.filter(e=>e.kind!==`event`).filter(e=>!mt(e)),i=r[0];if(i===void 0)return{kind:`free`};let a=n.getTime(),o=r.find(e=>e.start>a),s=r.filter(e=>e.start<=a&&a<e.end).at(-1);return s===void 0?a<i.start?{kind:`before`,next:i}:o===void 0||z(n)!==e.date?{kind:`over`}:{kind:`break`,from:Math.max(...r.filter(e=>e.end<=a).map(e=>e.end)),next:o}:{kind:`during`,row:s,next:o}}function pt(e,t,n){return t<=e?1:Math.min(1,Math.max(0,(n.getTime()-e)/(t-e)))}function mt(e){return e.kind===`lesson`&&e.lesson.status===`cancelled`}function G(e){if(e.start&&e.end)return{start:e.start,end:e.end};let[t,...n]=(e.lessons??[]).filter(e=>e.status!==`cancelled`);if(t===void 0)return;let{start:r,end:i}=t;return n.reduce((e,t)=>({start:Date.parse(t.start)<Date.parse(e.start)?t.start:e.start,end:Date.parse(t.end)>Date.parse(e.end)?t.end:e.end}),{start:r,end:i})}function ht(e,{events:t,has_timetable:n=!0}){let r=[];for(let t of e.lessons??[])r.push({kind:`lesson`,lesson:t,start:K(t.start),end:K(t.end)});let i=G(e);i&&!e.lessons&&r.push({kind:`school`,start:K(i.start),end:K(i.end)});let{lunch:a}=e;a?.start&&a.end&&r.push({kind:`lunch`,lunch:a,start:K(a.start),end:K(a.end)});for(let n of t??[]){let{start:t,end:i}=n;t&&i&&gt(n,e)&&r.push({kind:`event`,title:n.title??n.kind??``,start:K(t),end:K(i)})}return r.push(..._t(e,n)),r.sort((e,t)=>e.start-t.start||e.end-t.end)}function gt({first:e,last:t,start:n},r){return n!==null&&e===t&&z(new Date(n))===r.date}function _t(e,t){let{start:n,end:r}=e.care??{},i=G(e),a=i&&{start:K(i.start),end:K(i.end)},o=n?K(n):a?.end,s=r?K(r):a?.start;if(o===void 0||s===void 0)return[];if(a===void 0)return n&&r?[{kind:`care`,place:t?`care`:`preschool`,start:o,end:s}]:[];let c=[];return o<a.start&&c.push({kind:`care`,place:`morning`,start:o,end:Math.min(s,a.start)}),s>a.end&&c.push({kind:`care`,place:`care`,start:Math.max(o,a.end),end:s}),c}function K(e){return Date.parse(e)}var vt=new Set([`school`,`care_only`,`absent`,`study_day`,`closed`,`unknown`]),yt=`18:00`;function bt(e,t){let{days:n}=e,r=z(t),i=n.find(e=>e.date===r);return i===void 0||!xt(i,e,t)?i:n.find(e=>e.date>r&&vt.has(e.mode??`unknown`))??i}function xt(e,t,n){if((e.mode===void 0||e.mode===`unknown`)&&t.has_timetable!==!1)return!1;let r=ht(e,t).filter(e=>!mt(e));return r.some(e=>e.end>n.getTime())?!1:r.some(e=>e.kind!==`event`)?!0:e.mode===`weekend`||e.mode===`holiday`||B(n)>=yt}var St=6e4,Ct=5e3,wt=class{constructor(e){this.subscriptions=new Map,this.told=new Map,this.gone=new Set,this.connected=!1,this.draw=()=>{this.host.requestUpdate()},this.lost=()=>{this.subscriptions.clear()},this.host=e,e.addController(this)}hostConnected(){this.connected=!0,this.host.requestUpdate()}hostDisconnected(){this.connected=!1,this.listenTo(void 0)}of(e){return this.told.get(e)}isRefused(e){return this.gone.has(e)}follow(e,t,n){if(!this.connected||(this.listenTo(e.connection),!e.connection.connected))return;for(let e of this.subscriptions.keys())t.includes(e)||this.endOf(e);let r=`${n.start} ${n.end} ${n.language}`;for(let i of t){let t=this.subscriptions.get(i);(t?.of!==r||Tt(t))&&(this.endOf(i),this.begin(e,i,n,r))}}begin(e,t,n,r){let i={of:r},a=()=>this.subscriptions.get(t)===i;this.subscriptions.set(t,i),i.end=e.connection.subscribeMessage(e=>{a()&&(`gone`in e?this.forget(t):(this.told.set(t,e),this.gone.delete(t)),this.host.requestUpdate())},{type:`skolplattformen/subscribe_days`,device_id:t,...n},{resubscribe:!1}).catch(e=>{a()&&(i.refused=Date.now(),i.wait=Et(e)?St:Ct,Et(e)&&this.forget(t),clearTimeout(this.again),this.again=setTimeout(this.draw,i.wait),this.host.requestUpdate())})}forget(e){this.told.delete(e),this.gone.add(e)}listenTo(e){if(e!==this.connection){clearTimeout(this.again);for(let e of this.subscriptions.keys())this.endOf(e);this.connection?.removeEventListener(`ready`,this.draw),this.connection?.removeEventListener(`disconnected`,this.lost),this.connection=e,e?.addEventListener(`ready`,this.draw),e?.addEventListener(`disconnected`,this.lost)}}endOf(e){let t=this.subscriptions.get(e);this.subscriptions.delete(e),t?.end?.then(e=>e?.()).catch(()=>void 0)}};function Tt({refused:e,wait:t=St}){return e!==void 0&&Date.now()-e>=t}function Et(e){return typeof e==`object`&&!!e&&`code`in e&&e.code===`not_found`}function Dt(e){let t=L(e).editor,n={device_id:t.child,view:t.view},r={device_id:t.childHelp,view:t.viewHelp};return{schema:[{name:`device_id`,selector:{device:{filter:[{integration:`skolplattformen`}],entity:[{integration:`skolplattformen`,domain:[`binary_sensor`,`calendar`,`todo`,`event`]}]}}},{name:`view`,selector:{select:{mode:`dropdown`,options:[{value:`day`,label:t.views.day},{value:`week`,label:t.views.week}]}}}],computeLabel:({name:e})=>n[e],computeHelper:({name:e})=>r[e],assertConfig:e=>{rt(e)}}}function Ot(){return{}}var kt=`skolplattformen`;function At(e){let t=It(e),n=t.filter(t=>Mt(e,t)||jt(e,t)),r=new Set(n.map(({account:e})=>e)),i=({account:t,entities:n})=>+!!r.has(t)+(Object.values(n).some(t=>t in e.states)?0:2),a=new Map;for(let e of t){if(e.child===void 0)continue;let t=a.get(e.child);(t===void 0||i(e)<i(t))&&a.set(e.child,e)}return[...a.values()].map(zt)}function jt({states:e},t){let n=t?.entities.last_update;return n!==void 0&&e[n]?.state===`unavailable`}function Mt({states:e},{entities:t}){let n=t.sign_in;return n!==void 0&&e[n]?.state===`sign_in_required`}function Nt(e,t){let n=It(e).find(e=>e.deviceId===t);return n?.child===void 0?void 0:zt(n)}function Pt(e){return It(e).filter(e=>e.child===void 0).map(zt)}function Ft(e,t){let n=It(e),r=n.find(e=>e.deviceId===t.deviceId),i=n.find(e=>e.child===void 0&&e.account===r?.account);return i&&zt(i)}function It(e){let t=Lt(e);return Object.values(e.devices).flatMap(e=>{let n=e.identifiers.find(([e])=>e===kt)?.[1],r=t.get(e.id);if(n===void 0||r===void 0)return[];let[i=``,a]=n.split(`_`);return[{deviceId:e.id,name:Rt(e),entities:r,account:i,child:a}]})}function Lt(e){let t=new Map;for(let n of Object.values(e.entities)){let{device_id:e,translation_key:r}=n;n.platform===kt&&e!==void 0&&r!==void 0&&t.set(e,{...t.get(e),[r]:n.entity_id})}return t}function Rt(e){return e.name_by_user??e.name??``}function zt({deviceId:e,name:t,entities:n}){return{deviceId:e,name:t,entities:n}}var Bt=class{constructor(){this.children=[],this.accounts=[],this.of=new Map}find(e,t){if(e===void 0)return;let n=t===void 0?void 0:Nt(e,t);this.children=t===void 0?At(e):n?[n]:[],this.accounts=Pt(e),this.of=new Map(this.children.map(t=>[t.deviceId,Ft(e,t)]))}accountOf(e){return this.of.get(e.deviceId)}isConcerned(e,t){return e.entities!==t.entities||e.devices!==t.devices||e.language!==t.language||e.user!==t.user||e.connection!==t.connection||[...this.children,...this.accounts].some(({entities:n})=>Object.values(n).some(n=>e.states[n]!==t.states[n]))}},Vt=o`
  :host {
    --quiet: var(--secondary-text-color);
    --quiet: color-mix(in srgb, var(--primary-text-color) 74%, transparent);
    --own-tint: hsl(200 20% 50% / 0.12);
    --own-tint: color-mix(in srgb, var(--primary-color) 12%, transparent);
    --hue: 215;
  }
  /* Everywhere, because each element may have a hue of its own. */
  :host,
  * {
    --tint: hsl(var(--hue) 65% 50% / 0.13);
    --mark: hsl(var(--hue) 58% 50%);
    /* Darker on light and lighter on dark, by what the theme writes with: it is there before anything tells. */
    --mark: color-mix(in srgb, hsl(var(--hue) 70% 52%) 72%, var(--primary-text-color));
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
`,Ht=o`
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
    font-size: 0.93em;
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
    padding: 3px 12px;
  }
  .notices small {
    display: block;
    color: var(--quiet);
    font-size: 0.93em;
    font-weight: 400;
  }
  .notices .urgent,
  .notices .day {
    padding: 8px 12px;
    border-radius: 12px;
    background: var(--tint);
    font-weight: 500;
  }
  .urgent {
    --hue: 12;
  }
  .day {
    --hue: 280;
  }
  .bring {
    --hue: 262;
    display: flex;
    gap: 10px;
    padding: 3px 12px;
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

  .messages ha-icon {
    color: var(--primary-color);
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
`,Ut=o`
  .head {
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
  .head p::first-letter {
    text-transform: capitalize;
  }
  .title {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
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
  /* Its place is kept: what is beside it must not move away from under a finger. */
  .arrow.needless {
    visibility: hidden;
  }
  .segments {
    display: flex;
    margin-inline-start: 4px;
    border-radius: 20px;
    background: var(--own-tint);
  }
  .segments button {
    min-height: 40px;
    padding: 0 14px;
    border-radius: 20px;
  }
  .segments button[aria-pressed="true"] {
    background: var(--card-background-color, #fff);
    box-shadow: inset 0 0 0 1.5px var(--primary-color);
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
    font-size: 1.2em;
    font-weight: 500;
  }
  /* For those who listen. */
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`,Wt=o`
  @container (max-width: 500px) {
    .home {
      order: 1;
    }
    .title {
      flex-basis: 100%;
    }
    .tools {
      flex: 1;
    }
    .segments {
      order: 2;
      margin-inline-start: auto;
    }
  }
  @container (min-width: 560px) {
    .week {
      display: grid;
      grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
      gap: 6px;
    }
    .week button {
      grid-template-columns: minmax(0, 1fr) auto;
      align-content: start;
      grid-template-rows: 1.8em auto 270px auto;
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
    .told {
      grid-area: 4 / 1 / auto / -1;
      align-self: start;
      padding-top: 6px;
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
      inset: var(--top) auto auto calc(100% / var(--lanes) * var(--lane));
      width: calc(100% / var(--lanes) - 1px);
      box-sizing: border-box;
      height: calc(var(--height) - 2px);
      padding: 1px 4px;
      font-size: 12px;
      line-height: 1.25;
      overflow: hidden;
      overflow-wrap: anywhere;
    }
  }
  /* On a wall it is read from across the room. */
  @container (min-width: 900px) {
    .head,
    .child,
    .trouble {
      font-size: 1.15em;
    }
    .big {
      font-size: 1.9em;
    }
    .hero .badge {
      width: 60px;
      height: 60px;
      --mdc-icon-size: 34px;
    }
    .lesson {
      font-size: 13px;
    }
  }
  @container (min-width: 1400px) {
    .head,
    .child,
    .trouble {
      font-size: 1.35em;
    }
    .lesson {
      font-size: 15px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .bar div {
      transition: none;
    }
  }
`,Gt=[Vt,Ut,Ht,o`
  .week {
    display: flex;
    flex-direction: column;
    gap: 4px;
  }
  .week button {
    display: grid;
    grid-template-columns: 3.4em minmax(0, 1fr) auto;
    align-content: center;
    align-items: baseline;
    gap: 0 8px;
    box-sizing: border-box;
    position: relative;
    width: 100%;
    min-height: 48px;
    padding: 8px 10px;
    border-radius: 12px;
  }
  .week .today button {
    background: var(--own-tint);
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
    display: flex;
    align-self: center;
  }
  .marks ha-icon,
  .told .calm ha-icon {
    color: var(--quiet);
  }
  .told {
    display: flex;
    flex-direction: column;
    grid-column: 2 / -1;
    gap: 2px;
    color: var(--quiet);
    font-size: 0.86em;
  }
  .told > span {
    display: flex;
    gap: 5px;
    overflow-wrap: anywhere;
  }
  .told .urgent,
  .told .day {
    color: var(--primary-text-color);
  }
  .why {
    grid-area: 1 / 2 / auto / -1;
  }
  .lessons {
    display: flex;
    flex-wrap: wrap;
    grid-column: 2 / -1;
    gap: 2px 4px;
    padding: 3px 0;
  }
  .lesson {
    padding: 0 7px;
    border-inline-start: 3px solid var(--mark);
    border-radius: 4px;
    background: linear-gradient(var(--tint), var(--tint)), var(--card-background-color, #fff);
    font-size: 0.86em;
    line-height: 1.5;
  }
  .lesson.cancelled {
    text-decoration: line-through;
    opacity: 0.75;
  }
`,Wt],Kt=/inställ[dt]|ställs in|utgår/i,qt=5,Jt=/friluftsdag|utflykt|temadag|idrottsdag|studiebesök/i;function Yt(e,t,n,r,i){let a=i?.getTime()??0,o=G(e),s=o!==void 0&&Date.parse(o.end)>a,c=o!==void 0&&!s,l=c?[]:(e.due??[]).filter(e=>!e.done),u=[...(t??[]).filter(t=>t.first<=e.date&&e.date<=t.last&&!gt(t,e)).map(e=>e.title??e.kind??``).filter(t=>t&&t!==e.reason&&!an(e,t)).map(t=>$t(t,s&&e.mode!==`absent`,r)),...e.mode===`absent`||c?[]:Xt(e,n,r,a),...l.map(e=>q(Zt[e.kind],r.due(e.kind,e.title,e.subject)))];return[...new Map(u.map(e=>[e.text,e])).values()]}function Xt(e,t,n,r){let i=(e.lessons??[]).filter(e=>e.status===`cancelled`),a=i.filter(e=>Date.parse(e.end)>r);return[...en(e,n,r),...a.map(({subject:e})=>Qt(`mdi:cancel`,Kt.test(e)?e:n.cancelledLesson(e))),...tn(e,t,n,r),...rn(e,i,n)]}var Zt={test:`mdi:pencil-outline`,homework:`mdi:notebook-edit-outline`,assignment:`mdi:clipboard-text-outline`};function Qt(e,t){return{icon:e,text:t,tone:`urgent`}}function q(e,t){return{icon:e,text:t,tone:`calm`}}function $t(e,t,n){return{icon:`mdi:calendar-star`,text:e,tone:`day`,...t&&Jt.test(e)?{more:n.mayNotHold}:{}}}function en(e,t,n){let{start:r,end:i}=e.differences??{},a=[];if(r&&Math.abs(r)>=qt&&e.start&&Date.parse(e.start)>n){let n=r>0?`mdi:sleep`:`mdi:alarm`;a.push(Qt(n,t.startsOtherwise(B(e.start),r)))}return i&&Math.abs(i)>=qt&&e.end&&a.push(Qt(`mdi:clock-end`,t.endsOtherwise(B(e.end),i))),a}function tn(e,t,n,r){if(t?.day!==e.date)return[];let i=nn(t.after),a=e.lessons?.find(e=>e.start===i.start&&e.title===i.title);if(!a||a.status===`cancelled`||Date.parse(a.end)<=r)return[];let{event_type:o}=t,{subject:s,start:c,room:l,teacher:u}=a;return o===`moved`?[Qt(`mdi:clock-edit-outline`,n.movedLesson(s,B(c)))]:o===`teacher`&&u&&u===i.teacher?[q(`mdi:account-switch-outline`,n.otherTeacher(s,u))]:o===`room`&&l&&l===i.room?[q(`mdi:map-marker-outline`,n.otherRoom(s,l))]:[]}function nn(e){return typeof e==`object`&&e?e:{}}function rn(e,t,n){let{added:r=[],missing:i=[]}=e.differences??{},a=i.filter(e=>!t.some(({subject:t})=>t===e)),o=t.filter(({subject:e})=>Kt.test(e)).length;return[...(a.length<=o?[]:a).map(e=>q(`mdi:minus-circle-outline`,n.missingSubject(e))),...r.map(e=>q(`mdi:plus-circle-outline`,n.addedSubject(e)))]}function an(e,t){return(e.due??[]).some(e=>e.title===t)}var on={BI:{icon:`mdi:sprout`,hue:120},BL:{icon:`mdi:palette`,hue:330},DA:{icon:`mdi:dance-ballroom`,hue:310},EN:{icon:`mdi:alphabetical-variant`,hue:265},ES:{icon:`mdi:drama-masks`,hue:320},EV:{icon:`mdi:star-outline`,hue:45},FY:{icon:`mdi:atom`,hue:195},GE:{icon:`mdi:earth`,hue:160},HI:{icon:`mdi:pillar`,hue:35},HKK:{icon:`mdi:chef-hat`,hue:20},IDH:{icon:`mdi:run`,hue:145},JU:{icon:`mdi:star-david`,hue:225},KE:{icon:`mdi:flask-outline`,hue:180},MA:{icon:`mdi:calculator-variant-outline`,hue:215},MU:{icon:`mdi:music`,hue:285},NO:{icon:`mdi:microscope`,hue:170},RE:{icon:`mdi:candle`,hue:55},SH:{icon:`mdi:bank-outline`,hue:10},SIM:{icon:`mdi:swim`,hue:200},SL:{icon:`mdi:hammer-screwdriver`,hue:28},SO:{icon:`mdi:account-group-outline`,hue:15},SV:{icon:`mdi:book-open-page-variant-outline`,hue:90},SVA:{icon:`mdi:book-open-page-variant-outline`,hue:80},TK:{icon:`mdi:cog-outline`,hue:240},TN:{icon:`mdi:hand-wave-outline`,hue:110}},J={icon:`mdi:school-outline`,hue:215},sn={icon:`mdi:silverware-fork-knife`,hue:25},Y={icon:`mdi:teddy-bear`,hue:45},cn={icon:`mdi:translate`,hue:300};function ln(e,t){let n=e===null?void 0:on[e];return n===void 0?e!==null&&/^(M1|M2|ML|ASSV)/.test(e)?cn:{icon:J.icon,hue:un(t)%360}:n}function un(e){let t=7;for(let n of e.toLowerCase())t=(t*31+(n.codePointAt(0)??0))%9973;return t}
/**
* @license
* Copyright 2018 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/var dn=`important`,fn=` !`+dn,pn=Fe(class extends Ie{constructor(e){if(super(e),e.type!==Pe.ATTRIBUTE||e.name!==`style`||e.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(e){return Object.keys(e).reduce((t,n)=>{let r=e[n];return r==null?t:t+`${n=n.includes(`-`)?n:n.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,`-$&`).toLowerCase()}:${r};`},``)}update(e,[t]){let{style:n}=e.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(t)),this.render(t);for(let e of this.ft)t[e]??(this.ft.delete(e),e.includes(`-`)?n.removeProperty(e):n[e]=null);for(let e in t){let r=t[e];if(r!=null){this.ft.add(e);let t=typeof r==`string`&&r.endsWith(fn);e.includes(`-`)||t?n.setProperty(e,t?r.slice(0,-11):r,t?dn:``):n[e]=r}}return D}});function mn(e,t,n){let r=t?.entities[n],i=r===void 0?void 0:e.states[r]?.state;return i===`unknown`||i===`unavailable`?void 0:i}function hn({hass:e,words:t},{account:n,refused:r}){return r?t.notThisChild:jt(e,n)?t.nothingKnown:t.waiting}function gn(e,t){return t?.has_timetable===!1&&(e.mode??`unknown`)===`unknown`}function _n({mode:e=`unknown`,lessons:t},n){return e===`unknown`&&t?n.noLessons:n.modes[e]}function vn({care:e},t,n){let r=t?.has_timetable===!1?n.places.preschool:n.care;return e?.start&&e.end?n.ahead(r,B(e.start),B(e.end)):e?.start?n.careFrom(r,B(e.start)):e?.end?n.careUntil(r,B(e.end)):void 0}function X(e){return e.filter(Boolean).join(`\xA0· `)}function yn({dishes:e,closed:t}){return e?.length?X(e):t}function bn(e,{today:t,words:n,language:r}){if(!(e<=t))return e===V(t,1)?n.tomorrow:n.onDay(ut(e,r,`long`))}function Z(e){return e.charAt(0).toUpperCase()+e.slice(1)}var xn=6e4,Sn=120,Cn={school:J.icon,weekend:`mdi:sofa-outline`,holiday:`mdi:flag-outline`,study_day:`mdi:book-education-outline`,closed:`mdi:home-heart`,absent:`mdi:account-off-outline`,care_only:Y.icon,unknown:`mdi:help-circle-outline`};function wn(e,t,n,r,i){let a=Tn(e,t,n,r,i),o=a.bar&&Math.round(pt(a.bar.start,a.bar.end,e.now)*100);return E`
    <div class="hero" style=${pn({"--hue":String(a.hue)})}>
      <ha-icon class="badge" .icon=${a.icon} aria-hidden="true"></ha-icon>
      <div class="words">
        ${a.label?E`<p class="label">${a.label}</p>`:O}
        <p class="big">${a.title}</p>
        ${a.text?E`<p>${a.text}</p>`:O}
        ${o===void 0?O:E`<div
                class="bar"
                role="progressbar"
                aria-label=${a.title}
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=${o}
              >
                <div style=${pn({width:`${String(o)}%`})}></div>
              </div>`}
        ${a.more?.filter(Boolean).map(e=>E`<p class="more">${e}</p>`)}
      </div>
    </div>
  `}function Tn(e,t,n,r,i){let{words:a,now:o,today:s}=e,c=G(n),l=n.mode??(c?`school`:`unknown`);if(gn(n,t.days))return On(e,t,n,r);if(l!==`school`&&!(En(n)&&r.kind===`during`))return Dn(l,n,e,t);if(n.date===s){if(r.kind===`during`)return kn(e,t,r.row,r.next);if(r.kind===`break`)return{icon:`mdi:soccer`,hue:130,label:a.now,title:a.break,text:X([a.until(B(Pn(r.next.start))),Mn(r.next.start,o,a)]),bar:{start:r.from,end:r.next.start},more:[jn(r.next,a)]};if(r.kind===`over`){let e=[i&&jn(i,a)];return{icon:`mdi:check`,hue:130,title:a.over,more:e}}}if(c===void 0)return{...J,title:a.modes.school};if(n.date<s){let e=`${B(c.start)}–${B(c.end)}`;return{...J,title:a.modes.school,text:e}}return An(e,n,c,r)}function En(e){return e.mode===void 0||e.mode===`school`||e.mode===`care_only`}function Dn(e,t,n,{days:r}){let{words:i}=n,a={icon:Cn[e],label:bn(t.date,n)};if(e===`care_only`){let e=vn(t,r,i);return{...a,hue:Y.hue,title:t.reason??_n(t,i),text:e??i.care}}let o=_n(t,i),s=t.reason===o?null:t.reason;return{...a,hue:e===`absent`?30:J.hue,title:o,text:s??``}}function On(e,t,n,r){let{words:i,today:a}=e;if(n.date===a&&r.kind===`during`)return kn(e,t,r.row,r.next);if(n.date===a&&r.kind===`over`)return{icon:`mdi:check`,hue:130,title:i.done};let{start:o,end:s}=n.care??{},c=o&&s?`${B(o)}–${B(s)}`:vn(n,t.days,i),l=bn(n.date,e);return{...Y,label:l,title:i.places.preschool,text:c??i.timesUnknown}}function kn(e,t,n,r){let{words:i,now:a,hass:o}=e,s={label:i.now,text:X([i.until(B(Pn(n.end))),Mn(n.end,a,i)]),bar:{start:n.start,end:n.end}},c=r&&jn(r,i);if(n.kind===`lesson`){let{subject:e,subject_code:t,room:a,teacher:o}=n.lesson,l=r===void 0||r.kind===`care`;return{...ln(t,e),...s,title:e,more:[X([a,o]),X([l&&i.lastLesson,c])]}}if(n.kind===`lunch`)return{...sn,...s,title:i.lunch,more:[yn(n.lunch),c]};if(n.kind===`school`)return{...J,...s,title:i.modes.school,more:[c]};let l=mn(o,t.child,`checked_in`);return{...Y,...s,title:i.places[n.place],text:X([s.text,l===`on`&&i.checkedIn,l===`off`&&i.notCheckedIn]),more:[c]}}function An(e,t,n,r){let{words:i,now:a,today:o}=e,s=t.lessons?.find(({start:e,status:t})=>e===n.start&&t!==`cancelled`),{icon:c,hue:l}=s?ln(s.subject_code,s.subject):J,u=t.date===o?Nn(Date.parse(n.start),a):Sn,d=r.kind===`before`&&r.next.kind===`care`?r.next:void 0;return{icon:c,hue:l,label:bn(t.date,e),title:i.starts(B(n.start)),text:X([u<Sn&&i.in(u),s&&i.startsWith(s.subject),i.ends(B(n.end))]),more:[d&&i.careFrom(i.places[d.place],B(Pn(d.start)))]}}function jn(e,t){let n=B(Pn(e.start));return e.kind===`lesson`?X([t.then(e.lesson.subject,n),e.lesson.room]):e.kind===`event`?t.then(e.title,n):e.kind===`care`?t.thenUntil(t.places[e.place],B(Pn(e.end))):t.then((e.kind===`lunch`?t.lunch:t.modes.school).toLowerCase(),n)}function Mn(e,t,n){return n.left(Nn(e,t))}function Nn(e,t){return Math.ceil((e-t.getTime())/xn)}function Pn(e){return new Date(e)}
/**
* @license
* Copyright 2018 Google LLC
* SPDX-License-Identifier: BSD-3-Clause
*/var Fn=Fe(class extends Ie{constructor(e){if(super(e),e.type!==Pe.ATTRIBUTE||e.name!==`class`||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return` `+Object.keys(e).filter(t=>e[t]).join(` `)+` `}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(` `).split(/\s/).filter(e=>e!==``)));for(let e in t)t[e]&&!this.nt?.has(e)&&this.st.add(e);return this.render(t)}let n=e.element.classList;for(let e of this.st)e in t||(n.remove(e),this.st.delete(e));for(let e in t){let r=!!t[e];r===this.st.has(e)||this.nt?.has(e)||(r?(n.add(e),this.st.add(e)):(n.remove(e),this.st.delete(e)))}return D}});function In(e,t,n,{isAway:r,told:i}){if(t.length===0)return O;let{words:a,now:o}=e,s=t.filter(e=>e.end<=o.getTime()),c=n?.open??!0,l=c?t:t.filter(e=>e!==i&&!s.includes(e));return E`
    ${n===void 0||s.length===0?O:E`<button
            class="fold"
            aria-expanded=${c?`true`:`false`}
            title=${c?a.hidePassed:a.showPassed}
            @click=${n.toggle}
          >
            <ha-icon .icon=${c?`mdi:chevron-up`:`mdi:chevron-down`} aria-hidden="true"></ha-icon>
            ${a.passed(s.length)}
          </button>`}
    ${l.length===0?O:E`<ol class="rows" aria-label=${a.timetable}>
            ${l.map(t=>Ln(t,e,r))}
          </ol>`}
  `}function Ln(e,{words:t,now:n},r){let{icon:i,hue:a,title:o,text:s,mark:c}=Rn(e,t),l=n.getTime(),u=e.start<=l&&l<e.end&&!mt(e)&&!r;return E`
    <li
      class=${Fn({current:u,passed:e.end<=l||r,cancelled:mt(e),unconfirmed:e.kind===`lesson`&&e.lesson.status===`unconfirmed`})}
      style=${pn({"--hue":String(a)})}
      aria-current=${u?`time`:O}
    >
      <span class="time">${B(new Date(e.start))}<small>${B(new Date(e.end))}</small></span>
      <span class="line"></span>
      <ha-icon .icon=${i} aria-hidden="true"></ha-icon>
      <span class="what">
        <span class="subject">${o}</span>
        ${c?E`<span class="mark">${c}</span>`:O}
        ${s?E`<span class="text">${s}</span>`:O}
      </span>
    </li>
  `}function Rn(e,t){switch(e.kind){case`lesson`:{let{subject:n,subject_code:r,room:i,teacher:a,status:o,notes:s}=e.lesson,c={planned:void 0,cancelled:t.cancelled,unconfirmed:t.unconfirmed}[o];return{...ln(r,n),title:n,text:X([i,a,s]),...c===void 0?{}:{mark:c}}}case`lunch`:return{...sn,title:t.lunch,text:yn(e.lunch)??``};case`school`:return{...J,title:t.modes.school,text:``};case`care`:return{...Y,title:t.places[e.place],text:``};case`event`:return{icon:`mdi:calendar-star`,hue:280,title:e.title,text:``}}}function zn(e,t,n){let{words:r,hass:i,now:a}=e,{day:o,days:s,child:c}=t;if(o===void 0||s===void 0)return E`<p class="empty" role="status">${hn(e,t)}</p>`;let l=ht(o,s),u=c.entities.timetable_change,d=u===void 0?void 0:i.states[u]?.attributes,f=Yt(o,s.events,d,r,a),p=ft(o,l,a),m=l.find(e=>e.kind===`event`&&e.start>a.getTime()),h=o.mode===`absent`,g=gn(o,s),_=p.kind===`during`&&(g||En(o))?p.row:void 0,ee=g||o.mode===`care_only`||l[0]===_,v=l.length===1&&l[0]?.kind===`care`&&ee,te=o.date===e.today?n:void 0;return E`
    ${wn(e,t,o,p,m)}
    ${f.length===0?O:E`<ul class="notices" aria-label=${r.different}>
            ${f.map(Vn)}
          </ul>`}
    ${h||Bn(e,t,o)?O:Hn(o.bring??[],r)}
    ${h?O:Wn(e,t)}
    ${v?O:In(e,l,te,{isAway:h,told:_})} ${Gn(e,t)}
  `}function Bn({hass:e,now:t,today:n},{child:r},i){let a=G(i);return a!==void 0&&Date.parse(a.start)<=t.getTime()||i.date===n&&mn(e,r,`checked_in`)===`on`}function Vn({icon:e,text:t,more:n,tone:r}){return E`<li class=${r}>
    <ha-icon .icon=${e} aria-hidden="true"></ha-icon>
    <span>${t}${n?E`<small>${n}</small>`:O}</span>
  </li>`}function Hn(e,t){return e.length===0?O:E`
    <section class="bring">
      <ha-icon icon="mdi:bag-personal-outline" aria-hidden="true"></ha-icon>
      <div>
        <p class="more">${t.bring}</p>
        <ul>
          ${e.map(({text:e,subject:n})=>E`<li>${Un(n?t.bringFor(e,n):e)}</li>`)}
        </ul>
      </div>
    </section>
  `}function Un(e){return Z(e.replace(/^ta med /i,``).replace(/\.$/,``))}function Wn({words:e},{day:t}){let n=t?.lunch;return!n?.dishes?.length||n.start&&n.end?O:E`
    <section class="bring">
      <ha-icon .icon=${sn.icon} aria-hidden="true"></ha-icon>
      <div>
        <p class="more">${e.lunch}</p>
        <p>${yn(n)}</p>
      </div>
    </section>
  `}function Gn({hass:e,words:t},{child:n}){let r=Number(mn(e,n,`unread_messages`)??0);return r>0?E`
    <button class="messages" @click=${t=>{t.currentTarget?.dispatchEvent(new CustomEvent(`hass-more-info`,{bubbles:!0,composed:!0,detail:{entityId:n.entities[mn(e,n,`message`)?`message`:`unread_messages`]}}))}}>
      <ha-icon icon="mdi:email-outline" aria-hidden="true"></ha-icon>${t.messages(r)}
    </button>
  `:O}function Kn({words:e},t){let{title:n,subtitle:r,view:i,away:a,show:o,step:s,home:c}=t,l=i===`week`,u=(e,t)=>E`<button
      aria-pressed=${i===e?`true`:`false`}
      @click=${()=>{o(e)}}
    >
      ${t}
    </button>`,d=(e,t,n)=>E`<button
      class="arrow"
      aria-label=${t}
      title=${t}
      @click=${()=>{s(n)}}
    >
      <ha-icon .icon=${e} aria-hidden="true"></ha-icon>
    </button>`;return E`
    <div class="head">
      <div class="title" aria-live="polite">
        <h2>${n}</h2>
        <p>${r}</p>
      </div>
      <div class="tools">
        <button
          class=${Fn({arrow:!0,home:!0,needless:!a})}
          aria-label=${e.backToToday}
          title=${e.backToToday}
          @click=${c}
        >
          <ha-icon icon="mdi:calendar-today-outline" aria-hidden="true"></ha-icon>
        </button>
        ${d(`mdi:chevron-left`,l?e.previousWeek:e.previousDay,-1)}
        ${d(`mdi:chevron-right`,l?e.nextWeek:e.nextDay,1)}
        <div class="segments" role="group" aria-label=${e.viewOf}>
          ${u(`day`,e.day)}${u(`week`,e.week)}
        </div>
      </div>
    </div>
  `}function qn(e,t,n,r){return t===`week`?Yn(e,n,r):Jn(e,n,r)}function Jn({words:e,today:t,language:n},r,i){let a=`${ut(r,n,`long`)} ${U(r,n)}`,o=r===t?e.today:r===V(t,1)?e.tomorrow:void 0;return i?{title:i.name,subtitle:o?`${o}, ${a}`:Z(a)}:o?{title:o,subtitle:Z(a)}:{title:Z(a),subtitle:e.weekNumber(lt(r))}}function Yn({words:e,language:t},n,r){let i=H(n),a=V(i,4),o=e.weekNumber(lt(i));return r?{title:r.name,subtitle:o}:{title:o,subtitle:(i.slice(0,7)===a.slice(0,7)?`${String(Number(i.slice(8)))}–`:`${U(i,t)} – `)+U(a,t)}}var Xn=`/config/integrations/integration/skolplattformen`;function Zn(e,t){let{hass:n,words:r}=e,i=t.filter(({account:e})=>e!==void 0&&Mt(n,e)),a=t.filter(({account:e})=>jt(n,e)),o=t.filter(e=>!i.includes(e)&&!a.includes(e)).filter(({days:e})=>e?.outdated),s=n.user?.is_admin!==!1,c=[];if(i.length>0){let t=[r.signInNeeded,$n(e,i),s?``:r.askAdministrator];c.push(er(`mdi:key-alert-outline`,t,s?r.signIn:``))}return a.length>0&&c.push(er(`mdi:power-plug-off-outline`,[r.notRunning],s?r.look:``)),o.length>0&&c.push(er(`mdi:cloud-off-outline`,[r.outdated,$n(e,o)],``)),c}function Qn(e){return e.filter(e=>e!==null).sort((e,t)=>Date.parse(e)-Date.parse(t))[0]??null}function $n({words:e,today:t,language:n},r){let i=r.filter(({days:e})=>e!==void 0);if(i.length===0)return``;let a=Qn(i.map(({days:e})=>e?.read_at??null));if(a===null)return e.readEarlier;let o=z(new Date(a)),s=B(a);return e.readAt(o===t?e.atTime(s):e.at(U(o,n),s))}function er(e,t,n){return E`<div class="trouble" role="status">
    <ha-icon .icon=${e} aria-hidden="true"></ha-icon>
    <span>${t.filter(Boolean).join(` `)}</span>
    ${n?E`<a href=${Xn}>${n}</a>`:O}
  </div>`}function tr(e){let t=e.map(({start:e,end:t})=>({start:Date.parse(e),end:Date.parse(t)})),n=t.map((e,t)=>t).sort((e,t)=>o(e).start-o(t).start),r=[],i=[],a=[];for(let e of n){let{start:t,end:n}=o(e);a.every(e=>e<=t)&&(a=[],i.push(0));let s=a.findIndex(e=>e<=t),c=s===-1?a.length:s;a[c]=n;let l=i.length-1;i[l]=a.length,r[e]={lane:c,group:l}}return r.map(({lane:e,group:t})=>({lane:e,lanes:i[t]??1}));function o(e){return t[e]??{start:0,end:0}}}var nr=6,rr=2;function ir(e,t,n,r){let{days:i}=t,a=H(n),o=i?.days.filter(e=>H(e.date)===a)??[];if(i===void 0||o.length<7)return E`<p class="empty" role="status">${hn(e,t)}</p>`;let s=o.filter(e=>ct(e.date)<nr||(G(e)??e.care?.start)),c=lr(s);return E`
    <ol class="week" style=${pn({"--columns":String(s.length)})}>
      ${s.map(t=>or(e,t,i,c,r))}
    </ol>
  `}function ar(e,t,n){let r=(t??[]).filter(t=>gt(t,e));return[...Yt(e,t,void 0,n),...r.map(({start:e,title:t,kind:n})=>({icon:`mdi:calendar-star`,text:`${B(e??``)} ${t??n??``}`,tone:`calm`}))]}function or({words:e,language:t,today:n},r,i,a,o){let s=ut(r.date,t,`long`),c=ar(r,i.events,e),l=r.mode===`absent`,u=gn(r,i),d=u?r.care:G(r),f=d?.start&&d.end&&!l?`${B(d.start)}–${B(d.end)}`:``,p=u?e.places.preschool:_n(r,e),m=f&&!u?``:X([p,r.reason===p?null:r.reason]),h=m?[]:r.lessons??[],g=l?[]:(r.bring??[]).map(e=>e.text),_=l||u&&f?void 0:vn(r,i,e),ee=[`${Z(s)} ${U(r.date,t)}`,f,m,...h.map(e=>e.subject),_,...c.map(e=>e.text),...g];return E`
    <li class=${Fn({today:r.date===n})}>
      <button
        aria-current=${r.date===n?`date`:O}
        @click=${()=>{o(r.date)}}
      >
        <span class="unseen">${ee.filter(Boolean).join(`, `)}</span>
        <span class="weekday" aria-hidden="true">
          <b>${Z(ut(r.date,t,`short`).replace(`.`,``))}</b>
          <span>${Number(r.date.slice(8))}</span>
        </span>
        <span class="times" aria-hidden="true">${f}</span>
        <span class="marks" aria-hidden="true">
          ${g.length===0?O:E`<ha-icon icon="mdi:bag-personal-outline"></ha-icon>`}
        </span>
        ${m?E`<span class="why" aria-hidden="true">${m}</span>`:E`<span class="lessons" aria-hidden="true">${sr(h,a)}</span>`}
        <span class="told" aria-hidden="true">
          ${c.slice(0,rr).map(({icon:e,text:t,tone:n})=>E`<span class=${n}><ha-icon .icon=${e}></ha-icon><span>${t}</span></span>`)}
          ${c.length>rr?E`<span>+${c.length-rr}</span>`:O}
          ${_?E`<span>${_}</span>`:O}
        </span>
      </button>
    </li>
  `}function sr(e,t){let n=tr(e);return e.map((e,r)=>cr(e,t,n[r]))}function cr(e,{first:t,length:n},r){let[i,a]=[ur(e.start),ur(e.end)],o={"--hue":String(ln(e.subject_code,e.subject).hue),"--top":`${String((i-t)/n*100)}%`,"--height":`${String((a-i)/n*100)}%`,"--lane":String(r?.lane??0),"--lanes":String(r?.lanes??1)};return E`<span
    class=${Fn({lesson:!0,cancelled:e.status===`cancelled`})}
    style=${pn(o)}
    >${e.subject}</span
  >`}function lr(e){let t=e.flatMap(e=>e.lessons??[]),n=Math.min(...t.map(e=>ur(e.start))),r=Math.max(...t.map(e=>ur(e.end)));return t.length===0?{first:0,length:1}:{first:n,length:Math.max(1,r-n)}}function ur(e){let[t=0,n=0]=B(e).split(`:`).map(Number);return t*60+n}var dr=12e4,fr=7,pr=`/config/integrations/dashboard/add?domain=skolplattformen`,mr=class extends M{constructor(...e){super(...e),this.config={},this.family=new Bt,this.clock=new qe(this),this.days=new wt(this),this.view=`day`,this.unfolded=new Set,this.show=e=>{this.view=e,e===`day`&&(this.chosen=void 0),this.requestUpdate()},this.choose=e=>{this.view=`day`,this.chosen=e,this.requestUpdate()},this.touched=()=>{clearTimeout(this.returning),this.returning=setTimeout(this.comeBack,dr)},this.comeBack=()=>{clearTimeout(this.returning),this.view=this.config.view??`day`,this.chosen=void 0,this.unfolded.clear(),this.requestUpdate()}}static{this.styles=Gt}static getConfigForm(){return Dt(R())}static getStubConfig(){return Ot()}setConfig(e){this.config=rt(e),this.view=this.config.view??`day`,this.family.find(this.known,this.config.device_id),this.requestUpdate()}getCardSize(){return 8}getGridOptions(){return{columns:this.family.children.length>1?`full`:12,min_columns:6,rows:`auto`}}get hass(){return this.known}set hass(e){let t=this.known;this.known=e,(t===void 0||e===void 0||this.family.isConcerned(t,e))&&(this.family.find(this.known,this.config.device_id),this.requestUpdate())}connectedCallback(){super.connectedCallback(),this.addEventListener(`pointerdown`,this.touched),this.addEventListener(`click`,this.touched),this.addEventListener(`keydown`,this.touched)}disconnectedCallback(){super.disconnectedCallback(),this.removeEventListener(`pointerdown`,this.touched),this.removeEventListener(`click`,this.touched),this.removeEventListener(`keydown`,this.touched),this.comeBack()}render(){let{hass:e}=this;if(e===void 0)return O;let{now:t}=this.clock,n=I(e.language),r={hass:e,language:n,now:t,words:et(n),today:z(t)},{children:i}=this.family;if(this.days.follow(e,i.map(e=>e.deviceId),this.range(r)),i.length===0)return this.empty(r);let a=i.map(e=>this.sceneOf(r,e)),o=this.date(r,a),s=i.length===1?i[0]:void 0;return E`
      <ha-card>
        ${Kn(r,{...qn(r,this.view,this.shown(r,o),s),view:this.view,away:this.isAway(r,o),show:this.show,step:e=>{this.step(e,this.shown(r,o))},home:this.comeBack})}
        ${Zn(r,a)}
        <div class="children">
          ${Ge(a,({child:e})=>e.deviceId,e=>E`<section class="child" aria-label=${e.child.name}>
                ${this.section(r,e,a.length>1)}
              </section>`)}
        </div>
      </ha-card>
    `}sceneOf(e,t){let n=this.days.of(t.deviceId);return{child:t,account:this.family.accountOf(t),days:n,day:this.chosen===void 0?n&&bt(n,e.now):n?.days.find(e=>e.date===this.chosen),refused:this.days.isRefused(t.deviceId)}}date({now:e,today:t},n){let r=new Set(n.map(({days:n})=>(n&&bt(n,e)?.date)??t));return r.size===1?[...r].join():t}section(e,t,n){let{child:r}=t,i=n?E`<h3>${r.name}</h3>`:O;return this.view===`week`?E`${i}${ir(e,t,this.chosen??hr(e),this.choose)}`:E`${i}${zn(e,t,{open:this.unfolded.has(r.deviceId),toggle:()=>{this.unfolded.delete(r.deviceId)||this.unfolded.add(r.deviceId),this.requestUpdate()}})}`}range(e){let{language:t,today:n}=e;if(this.view===`day`&&this.chosen===void 0)return{start:n,end:V(n,fr),language:t};let r=H(this.chosen??hr(e));return{start:r,end:V(r,6),language:t}}shown(e,t){return this.chosen??(this.view===`week`?hr(e):t)}step(e,t){this.chosen=this.view===`week`?V(H(t),7*e):V(t,e),this.requestUpdate()}isAway(e,t){return this.chosen===void 0?!1:this.view===`day`?this.chosen!==t:H(this.chosen)!==H(hr(e))}empty({words:e,hass:t}){let n=this.config.device_id!==void 0,r=this.family.accounts.length>0;return E`
      <ha-card>
        <p class="empty">
          ${n?e.notThisChild:e.noChildren}
          ${n||r||t.user?.is_admin===!1?O:E`<a href=${pr}>${e.addAccount}</a>`}
        </p>
      </ha-card>
    `}};function hr({today:e}){let t=V(H(e),4);return e>t?V(t,3):e}function gr(e,{entities:t}){return Object.fromEntries(Object.entries(t).filter(([,t])=>t in e.states&&!e.entities[t]?.hidden))}function Q(e,...t){return t.flatMap(t=>e[t]??[])}function $(e,t={}){return e.length===0?[]:[{type:`grid`,cards:e,...t}]}function _r(e,t,n){return n.length===0?[]:[yr(e,t),...n]}function vr(e={}){return{type:`custom:skolplattformen-card`,...e,grid_options:{columns:`full`}}}function yr(e,t,n={}){return{type:`heading`,heading:e,icon:t,...n}}function br(e){return e.length===0?[]:[{type:`calendar`,entities:e,initial_view:`listWeek`,grid_options:{columns:`full`,rows:`auto`}}]}function xr(e,t={}){return e.map(e=>({type:`todo-list`,entity:e,hide_completed:!0,hide_create:!0,hide_section_headers:!0,grid_options:{columns:`full`},...t}))}function Sr(e,t,n={}){return{type:`tile`,entity:e,name:{type:`entity`},visibility:[t],grid_options:{columns:`full`},...n}}function Cr(e){return{condition:`state`,entity:e,state:`on`}}function wr(e){return{condition:`state`,entity:e,state_not:[`unknown`,`unavailable`]}}function Tr(e){return{condition:`or`,conditions:e}}var Er=`/config/integrations/dashboard/add?domain=skolplattformen`,Dr=`/config/integrations/integration/skolplattformen`;function Or(e,t){let n=Object.values(e.devices).some(e=>e.identifiers.some(([e])=>e===`skolplattformen`)),{title:r,admin:i,others:a,button:o}=n?t.empty.noChildren:t.empty.noAccount;return e.user?.is_admin?kr(`mdi:school-outline`,{title:r,text:i},[{text:o,appearance:`filled`,tap_action:{action:`navigate`,navigation_path:n?Dr:Er}}]):kr(`mdi:school-outline`,{title:r,text:a})}function kr(e,{title:t,text:n},r=[]){return{type:`panel`,cards:[{type:`empty-state`,icon:e,title:t,content:n,content_only:!0,buttons:r}]}}var Ar=class extends HTMLElement{static shouldRegenerate(e,t,n){return t.entities!==n.entities||t.devices!==n.devices||t.language!==n.language||Object.values(n.entities).some(({entity_id:e,platform:r})=>r===`skolplattformen`&&e in t.states!=e in n.states)}},jr=class extends Ar{static generate(e,t){let n=L(I(t.language)),r=Nt(t,e.device_id??``);if(!r)return Promise.resolve(kr(`mdi:account-question`,n.empty.childGone));let i=r.deviceId,a=gr(t,r),o=xr(Q(a,`assignments`)),s=br(Q(a,`school_calendar`,`lunch_menu`));return Promise.resolve({type:`sections`,max_columns:3,dense_section_placement:!0,sections:[...$([vr({device_id:i}),...Mr(a),...Nr(a,n)],{row_span:2}),...$([vr({device_id:i,view:`week`})],{column_span:2}),...$(_r(n.assignments,`mdi:clipboard-check-outline`,o)),...$(_r(n.ahead,`mdi:calendar-week`,s))]})}};function Mr(e){let t={time_format:{type:`datetime`,style:`short`}},n={state_content:[`words`,`next_date`]};return[...Q(e,`wake_up`).map(e=>Sr(e,wr(e),t)),...Q(e,`lunch_watch`).map(e=>Sr(e,Cr(e),n))]}function Nr(e,t){let n=Q(e,`timetable_change`,`absence`,`message`,`news`);return n.length===0?[]:[yr(t.happened,`mdi:history`,{visibility:[Tr(n.map(wr))]}),...n.map(e=>Sr(e,wr(e),{state_content:[`event_type`,`state`]}))]}var Pr=`family`,Fr=class extends Ar{static{this.noEditor=!0}static generate(e,t){let n=L(I(t.language)),r=At(t);if(r.length===0)return Promise.resolve({views:[Or(t,n)]});let i={title:n.family,path:Pr,strategy:{type:`custom:skolplattformen-family`}};return Promise.resolve({views:[...r.length>1?[i]:[],...Lr(r)]})}static getCreateSuggestions(e){return{title:L(I(e.language)).picker.title,icon:`mdi:school`}}},Ir={type:`skolplattformen`,strategyType:`dashboard`,name:`Skolplattformen`,get description(){return L(R()).picker.description},documentationURL:`https://github.com/OWNER/skolplattformen-home-assistant`};function Lr(e){let t=new Set([Pr]);return e.map(({name:e,deviceId:n})=>({title:e,path:Rr(e,t),strategy:{type:`custom:skolplattformen-child`,device_id:n}}))}function Rr(e,t){let n=e.normalize(`NFD`).replace(/\p{M}/gu,``).toLowerCase().replace(/[^a-z]+/g,`-`).replace(/^-|-$/g,``)||`child`,r=n;for(let e=2;t.has(r);e++)r=`${n}-${String(e)}`;return t.add(r),r}var zr={calendar:{period:`day`,offset:7}},Br=class extends Ar{static generate(e,t){let n=L(I(t.language)),r=At(t);return Promise.resolve({type:`sections`,max_columns:4,dense_section_placement:!1,sections:[...$([vr()],{column_span:4}),...r.flatMap(e=>Vr(t,e,n))]})}};function Vr(e,t,n){let r=gr(e,t),i=br(Q(r,`school_calendar`)),a=xr(Q(r,`assignments`),{due_date_period:zr});return[...$(_r(n.of(t.name,n.ahead),`mdi:calendar-week`,i)),...$(_r(n.of(t.name,n.assignments),`mdi:clipboard-check-outline`,a))]}customElements.define(`ll-strategy-dashboard-skolplattformen`,Fr),customElements.define(`ll-strategy-view-skolplattformen-family`,Br),customElements.define(`ll-strategy-view-skolplattformen-child`,jr),(window.customStrategies??=[]).push(Ir);var Hr=`skolplattformen-card`;function Ur(e,t){let n=e.entities[t];if(n?.platform!==`skolplattformen`||n.device_id===void 0)return null;let r=Nt(e,n.device_id);return{config:{type:`custom:${Hr}`,...r?{device_id:r.deviceId}:{}}}}(window.customCards??=[]).push({type:Hr,name:`Skolplattformen`,get description(){return L(R()).card.description},preview:!0,documentationURL:`https://github.com/OWNER/skolplattformen-home-assistant`,getEntitySuggestion:Ur}),customElements.define(`skolplattformen-card`,mr);