import { create } from 'zustand';
import type { ExportTemplate } from '#shared/domain/exportTemplate.ts';
import type { Template } from '#shared/formats/export/column.ts';
import type { FormatName } from '#shared/formats/export/formats.ts';

/** What is chosen on the panel of files; it outlives a look at a lead that is to be mended. */
export type ExportChosen = {
  /** Name of a template of ours, or id of one of the laptop's own. */
  readonly template: string;
  readonly format: FormatName;
  readonly isNew: boolean;
  /** Rows that the import would refuse are written all the same. */
  readonly keepsRefused: boolean;
  /** Lead and cell that were opened last, so that the key goes on with the next one. */
  readonly opened: string | null;
};

export const useExportChoice = create<ExportChosen>(() => ({
  template: 'full',
  format: 'xlsx',
  isNew: false,
  keepsRefused: false,
  opened: null,
}));

export const chooseExport = (chosen: Partial<ExportChosen>): void => useExportChoice.setState(chosen);

const SHOWN = ['xlsx', 'csv', 'json', 'vcf'] as const satisfies readonly FormatName[];

/** Formats a template may be written in here; cards take no columns, so they go with the file for people only. */
export const formatsOf = ({ name, formats }: Template): readonly FormatName[] =>
  SHOWN.filter((format) => (format === 'vcf' ? name === 'full' : formats.includes(format) && (format !== 'json' || name !== 'full')));

/** Takes a template, in the format its reader likes best. */
export function chooseTemplate({ formats: [format = 'csv'] }: Template, id: string): void {
  chooseExport({ template: id, format });
}

/** A template that is being made or changed and is not saved yet; it outlives the closing of its dialog. */
export const useTemplateDraft = create<{ draft: ExportTemplate | null }>(() => ({ draft: null }));
