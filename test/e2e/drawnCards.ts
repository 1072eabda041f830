import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { newPerson, type Person } from './people.ts';

/** What a drawn card says; of `newPerson`, or with accents. */
export type CardWords = Pick<Person, 'name' | 'title' | 'company' | 'email' | 'phone'>;

/** A card in a photo: drawn askew on a dark table by the program's own page, so that no other tool is needed. JPEG. */
export async function drawCard(page: Page, words: CardWords): Promise<Buffer> {
  const base64 = await page.evaluate(async ({ name, title, company, email, phone }) => {
    const canvas = new OffscreenCanvas(1200, 800);
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('no canvas');
    pen.fillStyle = '#5d4f41';
    pen.fillRect(0, 0, 1200, 800);
    pen.translate(110, 130);
    pen.rotate(-0.012);
    pen.fillStyle = '#fdfcf8';
    pen.fillRect(0, 0, 980, 560);
    const lines: readonly (readonly [string, string, number])[] = [
      [name, 'bold 46px "DejaVu Sans", sans-serif', 110],
      [title, '30px "DejaVu Sans", sans-serif', 165],
      [company, 'bold 36px "DejaVu Sans", sans-serif', 280],
      [phone, '30px "DejaVu Sans", sans-serif', 400],
      [email, '30px "DejaVu Sans", sans-serif', 455],
    ];
    pen.fillStyle = '#1b1b1b';
    for (const [text, font, down] of lines) {
      pen.font = font;
      pen.fillText(text, 60, down);
    }
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''));
  }, words);
  return Buffer.from(base64, 'base64');
}

/** Photos of the cards of the invented people `from`…`from + count - 1`, one file each. */
export async function drawCards(
  page: Page,
  folder: string,
  { from, count }: { readonly from: number; readonly count: number },
): Promise<string[]> {
  const paths: string[] = [];
  for (let at = from; at < from + count; at += 1) {
    const path = join(folder, `card_${String(at).padStart(4, '0')}.jpg`);
    const person = newPerson(at);
    await writeFile(path, await drawCard(page, { ...person, email: `${person.email}.com` }));
    paths.push(path);
  }
  return paths;
}
