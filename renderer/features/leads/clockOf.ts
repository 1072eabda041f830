const SECOND = 1000;

/** A length of time as a player shows it, in whole seconds: `0:07`, `10:00`. */
export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
