import { z } from 'zod';
import { booth } from '#renderer/lib/booth.ts';
import { openCardReader } from '#renderer/devices/cards/cardReader.ts';
import { bytesOf, labelsOf, mark, say } from './bench.ts';
import type { Bench } from './bench.ts';
import { benchCards, printCards } from './cards.ts';
import type { LabelledCard } from './cards.ts';
import type { CardLabel } from './cardScore.ts';
import { measurePace } from './pace.ts';

const Labels = z.array(z.looseObject({ file: z.string() }));

/** Reads cards one after the other until the signal ends it. */
async function readOn(cards: readonly LabelledCard[], signal: AbortSignal): Promise<void> {
  const reader = openCardReader();
  for (let at = 0; !signal.aborted; at += 1) {
    const card = cards[at % cards.length];
    if (card !== undefined) await reader.read(card.picture, signal);
  }
  reader.close();
}

/** Fields read from pictures of business cards by our reader and by Tesseract with plain rules. */
export const runCards: Bench = async (job) => {
  const { labels, placeOf } = await labelsOf(job, 'labels.json');
  const cards: LabelledCard[] = [];
  for (const label of Labels.parse(labels)) {
    // the labels are the measurer's own file; only what is compared is read from them
    cards.push({ name: label.file, picture: new Blob([await bytesOf(placeOf(label.file))]), label: label as unknown as CardLabel });
  }
  const figures = await benchCards(cards, (done, total) => void booth.batchProgress({ done, total, what: 'cards' }), mark);
  const lines = printCards(figures).split('\n');
  for (const line of lines.slice(0, -1)) await say(line);
  await say(await measurePace({ name: 'cards are read', work: (signal) => readOn(cards, signal) }));
  const pairs = (lines.at(-1) ?? '').split(' ').slice(2);
  return Object.fromEntries(pairs.map((pair) => pair.split('=')).map(([key = '', value = '']) => [key, value]));
};
