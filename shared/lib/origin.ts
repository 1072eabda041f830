/** `URL` of the WHATWG standard, which every runtime of this program has; declared because shared compiles without DOM and Node. */
declare const URL: { new (address: string): { readonly origin: string }; canParse: (address: string) => boolean };

/** Scheme, host and port of an address; '' for what is no address. */
export const originOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : '');
