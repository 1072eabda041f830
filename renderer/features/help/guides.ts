import enBooth from '#resources/docs/en/booth.md?raw';
import enConnectors from '#resources/docs/en/connectors.md?raw';
import enIt from '#resources/docs/en/it.md?raw';
import enManager from '#resources/docs/en/manager.md?raw';
import frBooth from '#resources/docs/fr/booth.md?raw';
import frConnectors from '#resources/docs/fr/connectors.md?raw';
import frIt from '#resources/docs/fr/it.md?raw';
import frManager from '#resources/docs/fr/manager.md?raw';

/** The guides, in their order: for staff, for the manager, for IT and data protection, for who connects a CRM. */
export const GUIDES = ['booth', 'manager', 'it', 'connectors'] as const;
export type GuideName = (typeof GUIDES)[number];

/** Text of each guide in Markdown, as it lies in resources/docs. */
export const guideTexts: Readonly<Record<'en' | 'fr', Readonly<Record<GuideName, string>>>> = {
  en: { booth: enBooth, manager: enManager, it: enIt, connectors: enConnectors },
  fr: { booth: frBooth, manager: frManager, it: frIt, connectors: frConnectors },
};

/** Addresses of the pictures in the built program, by path. */
const pictures = import.meta.glob<string>('../../../resources/docs/pictures/*/*.webp', { eager: true, query: '?url', import: 'default' });

/** Where the picture that a guide names (`../pictures/en/lead.webp`) lies in the program; undefined for any other address. */
export const pictureAddress = (named: string): string | undefined => pictures[`../../../resources/docs/${named.replace(/^\.\.\//u, '')}`];
