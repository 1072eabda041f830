/** Colour of a lead's state with a target; its word stands beside it. */
export const STATE_COLOR = { ready: 'blue', sending: 'blue', sent: 'green', failed: 'red', conflict: 'orange' } as const;
