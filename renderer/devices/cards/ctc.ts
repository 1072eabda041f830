/** The English recogniser's classes after the blank, in its order (PaddleOCR, ppocr/utils/en_dict.txt, then one more space). */
const CLASSES = '0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~!"#$%&\'()*+,-./  ';
const BLANK = 0;
const SPACES = [95, 96] as const;
/** The model is shy of spaces: one that it holds for this likely between two characters is there. */
const LIKELY_SPACE = 0.1;

/** What a recogniser says: for each of `steps` columns a probability for each class. */
export type Scores = { readonly steps: number; readonly classes: number; readonly data: Float32Array };

/** Text, mean probability of its characters, and where each character stands (0…1 of the line's width). */
export type ReadText = { readonly text: string; readonly confidence: number; readonly at: readonly number[] };

/** Reads CTC output: the best class of each column, repeats and blanks dropped. An empty line has confidence 0. */
export function readCtc({ steps, classes, data }: Scores): ReadText {
  let text = '';
  let sum = 0;
  let read = 0;
  let last = BLANK;
  let space = 0;
  const at: number[] = [];
  const put = (char: string, step: number): void => {
    text += char;
    at.push((step + 0.5) / steps);
  };
  for (let step = 0; step < steps; step += 1) {
    const row = data.subarray(step * classes, (step + 1) * classes);
    const best = bestClass(row);
    space = Math.max(space, ...SPACES.map((index) => row[index] ?? 0));
    if (best !== BLANK && best !== last) {
      const char = CLASSES[best - 1] ?? '';
      if (space > LIKELY_SPACE && char !== ' ' && text !== '' && !text.endsWith(' ')) put(' ', step - 0.5);
      put(char, step);
      sum += row[best] ?? 0;
      read += 1;
      space = 0;
    }
    last = best;
  }
  return { text, confidence: read === 0 ? 0 : sum / read, at };
}

function bestClass(row: Float32Array): number {
  let best = 0;
  for (let i = 1; i < row.length; i += 1) if ((row[i] ?? 0) > (row[best] ?? 0)) best = i;
  return best;
}
