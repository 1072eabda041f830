import { booth } from '#renderer/lib/booth.ts';

/** Logs a bug by its kind only: its message may hold what a visitor said. */
export function logBug(error: unknown): void {
  void booth.logError({ code: error instanceof Error ? error.name : 'unknown' });
}

/** The boundary for what no component awaits: bugs in event handlers and background work. `tell` shows the person that something failed. */
export function watchBugs(tell: (error: unknown) => void): void {
  window.addEventListener('unhandledrejection', (event) => {
    logBug(event.reason);
    tell(event.reason);
  });
  window.addEventListener('error', (event) => {
    logBug(event.error);
  });
}
