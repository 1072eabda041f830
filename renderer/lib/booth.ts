import type { Booth } from '#shared/ipc/contract.ts';

declare global {
  interface Window {
    readonly booth: Booth;
  }
}

/** The system, as far as the screens may reach it: every call is a line of shared/ipc/contract.ts. */
export const booth: Booth = window.booth;

/** The nonce that lets a `<style>` element pass the page's policy (for Mantine's `getStyleNonce`). */
export function readStyleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
}
