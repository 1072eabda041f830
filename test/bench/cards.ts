import type { Contact } from '#shared/domain/contact.ts';
import { openCardReader } from '#renderer/devices/cards/cardReader.ts';
import { CARD_FIELDS, f1, scoreCard, sumCounts, type CardField, type CardLabel, type Count } from './cardScore.ts';
import { openPlainReader, readPlainText } from './plainCard.ts';

/** A picture of a card and what is printed on it. */
export type LabelledCard = { readonly name: string; readonly picture: Blob; readonly label: CardLabel };

/** Figures of one reader. `seconds` is the mean a card, `first` the first card with the engines' start. */
export type CardFigures = {
  readonly reader: 'boothbook' | 'tesseract.js + regular expressions';
  readonly fields: Readonly<Record<CardField, number>>;
  readonly f1: number;
  readonly first: number;
  readonly seconds: number;
};

type Timed = { readonly contact: Contact; readonly ms: number };

/** Reads every card with our reader and with the baseline, in one run; `report` hears of each card done. Runs in a page of the program. */
export async function benchCards(
  cards: readonly LabelledCard[],
  report: (done: number, of: number) => void,
): Promise<readonly CardFigures[]> {
  const ours: Timed[] = [];
  const plain: Timed[] = [];
  const reader = openCardReader();
  const tesseract = await openPlainReader();
  try {
    for (const { picture } of cards) {
      ours.push(
        await timed(async () => {
          const read = await reader.read(picture);
          return read.ok ? (read.value.cards[0]?.contact ?? {}) : {};
        }),
      );
      plain.push(await timed(async () => readPlainText((await tesseract.recognize(await fit(picture))).data.text)));
      report(ours.length, cards.length);
    }
  } finally {
    reader.close();
    await tesseract.terminate();
  }
  return [figuresOf('boothbook', cards, ours), figuresOf('tesseract.js + regular expressions', cards, plain)];
}

async function timed(read: () => Promise<Contact>): Promise<Timed> {
  const began = performance.now();
  return { contact: await read(), ms: performance.now() - began };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function figuresOf(reader: CardFigures['reader'], cards: readonly LabelledCard[], reads: readonly Timed[]): CardFigures {
  const scores = cards.map(({ label }, at) => scoreCard(label, reads[at]?.contact ?? {}));
  const totals = CARD_FIELDS.map((field): readonly [CardField, Count] => [field, sumCounts(scores.map((score) => score[field]))]);
  return {
    reader,
    // CARD_FIELDS lists every field, so the record is whole.
    fields: Object.fromEntries(totals.map(([field, total]) => [field, f1(total)])) as Record<CardField, number>,
    f1: f1(sumCounts(totals.map(([, total]) => total))),
    first: (reads[0]?.ms ?? 0) / 1000,
    seconds: mean(reads.slice(1).map(({ ms }) => ms)) / 1000,
  };
}

/** The table of a run and its last line, `RESULT cards f1=…`. */
export function printCards(figures: readonly CardFigures[]): string {
  const head = ['reader', ...CARD_FIELDS, 'all', 's/card', 'first'].join(' | ');
  const rows = figures.map((each) =>
    [
      each.reader,
      ...CARD_FIELDS.map((field) => each.fields[field].toFixed(3)),
      each.f1.toFixed(3),
      each.seconds.toFixed(2),
      each.first.toFixed(2),
    ].join(' | '),
  );
  const [ours, plain] = figures;
  const result = `RESULT cards f1=${(ours?.f1 ?? 0).toFixed(3)} baseline=${(plain?.f1 ?? 0).toFixed(3)} seconds=${(ours?.seconds ?? 0).toFixed(2)} first=${(ours?.first ?? 0).toFixed(2)}`;
  return [head, ...rows, result].join('\n');
}

/** Widest picture that tesseract is given: beyond it some cannot be read at all. */
const WIDEST = 2_600;

async function fit(picture: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(picture);
  const scale = Math.min(1, WIDEST / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/png' });
}
