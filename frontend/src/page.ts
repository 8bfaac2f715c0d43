// Waits until Home Assistant's page has begun. It is imported first: nothing below may be evaluated before.
//
// The page replaces the browser's registry of elements, and the class that elements are made of, while it
// starts. What was defined before that, and this file may well be the first to come, would not be found.
await customElements.whenDefined("home-assistant");

export {};
