/** The channel of a call; only preload and serve.ts say it. */
export const callChannel = (name: string): string => `booth:call:${name}`;

/** The channel of a signal; only preload and send.ts say it. */
export const signalChannel = (name: string): string => `booth:signal:${name}`;
