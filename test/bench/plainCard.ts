import { createWorker, OEM, type Worker } from 'tesseract.js';
import type { Contact } from '#shared/domain/contact.ts';
import { engineFiles } from '#renderer/devices/cards/engineFiles.ts';

/** The baseline: what a day's work gets from tesseract.js on the whole picture and a few regular expressions. */
export const openPlainReader = (): Promise<Worker> => {
  const { tesseractWorker, tesseractCore, languages } = engineFiles();
  return createWorker('eng', OEM.LSTM_ONLY, {
    workerPath: tesseractWorker,
    corePath: tesseractCore,
    langPath: languages.eng,
    workerBlobURL: false,
    cacheMethod: 'none',
  });
};

const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const SITE = /(?<![@\w.-])(?:https?:\/\/)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?![@\w])/g;
const PHONE = /\+?\(?\d[\d ().-]{6,18}\d/g;
const TITLE =
  /manager|director|engineer|officer|president|consultant|directeur|responsable|ingénieur|chef|leiter|geschäftsführer|direttore|responsabile|gerente|director|diretor|jef[ea]/i;
const COMPANY = /\b(?:gmbh|ag|kg|sas|sarl|sa|ltd|llc|llp|plc|inc|corp|s\.?p\.?a|s\.?r\.?l|s\.?l|ltda|co)\b\.?/i;
const STREET = /\b\d{4,5}\b.*\p{L}|(?:rue|avenue|street|road|straße|via|calle|rua|av)\b/iu;

/** The contact that regular expressions find in a text, line by line. */
export function readPlainText(text: string): Contact {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const emails = text.match(MAIL) ?? [];
  const urls = (text.match(SITE) ?? []).filter((url) => url.includes('.') && !emails.some((mail) => mail.includes(url)));
  const rest = lines.filter((line) => !line.includes('@') && !/\d{6}/.test(line.replace(/\D/g, '')));
  const jobTitle = rest.find((line) => TITLE.test(line));
  const company = rest.find((line) => COMPANY.test(line));
  const street = rest.filter((line) => STREET.test(line)).join(', ');
  const name = rest.find((line) => line !== jobTitle && line !== company && /^\p{Lu}\p{L}+(?: \p{Lu}[\p{L}.'-]+){1,3}$/u.test(line));
  return {
    ...(name !== undefined && { formattedName: name }),
    ...(jobTitle !== undefined && { jobTitle }),
    ...(company !== undefined && { organization: [company] }),
    ...(street !== '' && { addresses: [{ street }] }),
    emails: emails.map((value) => ({ value, kind: 'other' })),
    phones: (text.match(PHONE) ?? []).map((value) => ({ value, kind: 'other' })),
    urls,
  };
}
