import type { Contact } from '#shared/domain/contact.ts';
import type { Confidence } from '#shared/domain/scan.ts';
import { openCardReader } from '#renderer/devices/cards/cardReader.ts';
import { CARD_FIELDS, f1, scoreCard, sumCounts, type CardField, type CardLabel, type Count } from './cardScore.ts';
import { calibrationError, reliabilityTable, saidOf, type Said } from './reliability.ts';
import { openPlainReader, readPlainText } from './plainCard.ts';

/** A picture of a card and what is printed on it. */
export type LabelledCard = { readonly name: string; readonly picture: Blob; readonly label: CardLabel };

/** Figures of one reader. `seconds` is the mean a card, `first` the first card with the engines' start. */
export type CardFigures = {
  readonly reader: 'boothbook' | 'tesseract.js + regular expressions';
  readonly fields: Readonly<Record<CardField, number>>;
  readonly f1: number;
  /** Part of the cards with at most one wrong or missing field, and cards without a person on which a name was invented. */
  readonly good: number;
  readonly invented: number;
  readonly said: readonly Said[];
  readonly first: number;
  readonly seconds: number;
};

type Timed = { readonly contact: Contact; readonly confidence: Confidence; readonly ms: number };

/**
 * Reads every card with our reader, then with the baseline, in one run; `report` hears of each card done, `mark` of the two phases. Runs
 * in a page of the program. The first card pays for the start of the engines.
 */
export async function benchCards(
  cards: readonly LabelledCard[],
  report: (done: number, of: number) => void,
  mark: (phase: 'cards' | 'plain') => Promise<void>,
): Promise<readonly CardFigures[]> {
  const ours: Timed[] = [];
  const plain: Timed[] = [];
  await mark('cards');
  const reader = openCardReader();
  for (const { picture } of cards) {
    ours.push(
      await timed(async () => {
        const read = await reader.read(picture);
        const [card] = read.ok ? read.value.cards : [];
        return { contact: card?.contact ?? {}, confidence: card?.confidence ?? {} };
      }),
    );
    report(ours.length, 2 * cards.length);
  }
  reader.close();
  await mark('plain');
  const began = performance.now();
  const tesseract = await openPlainReader();
  const start = performance.now() - began;
  for (const { picture } of cards) {
    const read = await timed(async () => ({
      contact: readPlainText((await tesseract.recognize(await fit(picture))).data.text),
      confidence: {},
    }));
    plain.push(plain.length === 0 ? { ...read, ms: read.ms + start } : read);
    report(cards.length + plain.length, 2 * cards.length);
  }
  await tesseract.terminate();
  return [figuresOf('boothbook', cards, ours), figuresOf('tesseract.js + regular expressions', cards, plain)];
}

async function timed(read: () => Promise<Omit<Timed, 'ms'>>): Promise<Timed> {
  const began = performance.now();
  return { ...(await read()), ms: performance.now() - began };
}

const isWrong = ({ right, want, got }: Count): boolean => right < want || right < got;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function figuresOf(reader: CardFigures['reader'], cards: readonly LabelledCard[], reads: readonly Timed[]): CardFigures {
  const scores = cards.map(({ label }, at) => scoreCard(label, reads[at]?.contact ?? {}));
  const totals = CARD_FIELDS.map((field): readonly [CardField, Count] => [field, sumCounts(scores.map((score) => score[field]))]);
  return {
    reader,
    // CARD_FIELDS lists every field, so the record is whole.
    fields: Object.fromEntries(totals.map(([field, total]) => [field, f1(total)])) as Record<CardField, number>,
    f1: f1(sumCounts(totals.map(([, total]) => total))),
    good: mean(scores.map((score) => (CARD_FIELDS.filter((field) => isWrong(score[field])).length <= 1 ? 1 : 0))),
    invented: scores.filter(({ name }) => name.want === 0 && name.got > 0).length,
    said: scores.flatMap((score, at) => saidOf(score, reads[at]?.confidence ?? {})),
    first: (reads[0]?.ms ?? 0) / 1000,
    seconds: mean(reads.slice(1).map(({ ms }) => ms)) / 1000,
  };
}

/** The table of a run and its last line, `RESULT cards f1=…`. */
export function printCards(figures: readonly CardFigures[]): string {
  const head = ['reader', ...CARD_FIELDS, 'all', '<= 1 wrong', 'names invented', 's/card', 'first'].join(' | ');
  const rows = figures.map((each) =>
    [
      each.reader,
      ...CARD_FIELDS.map((field) => each.fields[field].toFixed(3)),
      each.f1.toFixed(3),
      `${Math.round(each.good * 100)} %`,
      each.invented,
      each.seconds.toFixed(2),
      each.first.toFixed(2),
    ].join(' | '),
  );
  const [ours, plain] = figures;
  const result = `RESULT cards f1=${(ours?.f1 ?? 0).toFixed(3)} baseline=${(plain?.f1 ?? 0).toFixed(3)} seconds=${(ours?.seconds ?? 0).toFixed(2)} first=${(ours?.first ?? 0).toFixed(2)} calibrationError=${calibrationError(ours?.said ?? []).toFixed(3)}`;
  return [head, ...rows, ...reliabilityTable(ours?.said ?? []), result].join('\n');
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
