import { z } from 'zod';
import type { SaveFault } from './files.ts';

/** A page made into a PDF file: its name as proposed to the person. */
export const PaperPdf = z.strictObject({ name: z.string().min(1).max(200), isLandscape: z.boolean() });

export const PaperPrint = z.strictObject({ isLandscape: z.boolean() });

/** Why no PDF is on the disk. `not-drawn`: the page could not be made into one. */
export type PdfFault = SaveFault | 'not-drawn';

/** Why nothing was printed. */
export type PrintFault = 'cancelled' | 'no-printer' | 'failed';
