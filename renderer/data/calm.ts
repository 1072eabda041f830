import { pause } from './pause.ts';

/** One name for all threads of the program: the page tells it, workers hear it. */
const CHANNEL = 'boothbook-saving';
const LOOK_MS = 50;

/** Waits until no save has begun for so many ms. */
export type Rest = (ms: number) => Promise<void>;

/** Answers what tells the workers that a save begins: what they read in the background gives way, because database and processor are shared. */
export function newSaveTeller(): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  return () => channel.postMessage(null);
}

/** For a worker that reads much: hears of saves from now on, and answers what to wait for between two pieces. */
export function newRest(): Rest {
  let savedAt = Number.NEGATIVE_INFINITY;
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', () => (savedAt = performance.now()));
  return async (ms) => {
    while (performance.now() - savedAt < ms) await pause(LOOK_MS);
  };
}
