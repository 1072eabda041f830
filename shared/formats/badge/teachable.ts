/** Whether a payload says more than an id, so that what its parts are can be taught; a vCard says it itself. */
export const isTeachable = (text: string): boolean =>
  /\p{L}/u.test(text) && /[^\p{L}\p{N}_.-]/u.test(text.trim()) && !/^\s*BEGIN\s*:/i.test(text);
