import { t } from 'i18next';
import type { Via } from '#shared/domain/figures/figureLead.ts';
import { VISITOR_SOURCES, isVisitorSource } from '#shared/domain/visitorSource.ts';

/** What brought a visitor, in the words of the screens; what is none of the usual stays as it was written, '' stays empty. */
export const sourceText = (source: string): string => (isVisitorSource(source) ? t(`sale.source.${source}`) : source);

/** What was typed or chosen, as it is kept: the usual by their names, in whatever language they are shown. */
export const sourceOfText = (text: string): string =>
  VISITOR_SOURCES.find((one) => sourceText(one).toLowerCase() === text.toLowerCase()) ?? text;

/** How leads may have been captured. */
export const VIAS: readonly Via[] = ['camera', 'scanner', 'manual', 'kiosk', 'image', 'file', 'unknown'];

/** How a lead was captured, in the words of the screens. */
export const viaText = (via: Via): string => t(via === 'unknown' ? 'leadlist.known.unknown' : `leads.source.${via}`);
