/** Place in index.html that takes the page's style nonce. */
export const NONCE_PLACE = '__STYLE_NONCE__';

/**
 * The page's policy: nothing, then what the booth needs. WebAssembly for the decoders, `blob:` workers for OCR,
 * `mediastream:` for the camera, a nonce for the style elements Mantine writes. It connects to nothing but itself.
 */
export const contentPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self' blob:",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "media-src 'self' blob: mediastream:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Headers of every answer of our scheme. */
export const safeHeaders = (nonce: string): Record<string, string> => ({
  'Content-Security-Policy': contentPolicy(nonce),
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
});
