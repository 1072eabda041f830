/** A column of a file's own template: a header, and what stands under it. */
export type ExportTemplateColumn = {
  readonly header: string;
  /**
   * One of our fields by name (`SourceField` of shared/crm, `answer:<question id>` for an answer), a column of a template of ours
   * (`preset:<template>:<header>`), or null for the constant text alone.
   */
  readonly from: string | null;
  /** The constant text; where a field is named, what stands there when nothing is known. */
  readonly text?: string;
  /** The reader's words for ours. */
  readonly choices?: Readonly<Record<string, string>>;
};

/** A template somebody made: columns in their order, and how the file is written. */
export type ExportTemplate = {
  readonly id: string;
  readonly name: string;
  readonly format: 'xlsx' | 'csv' | 'json';
  readonly separator: ',' | ';' | '\t';
  /** False: a CSV without a byte order mark. */
  readonly hasMark?: false;
  /** The template of ours that it was copied from: whom it leaves out, and its rules, go on to hold. */
  readonly base?: string;
  readonly columns: readonly ExportTemplateColumn[];
};

/** The last file that was written: when, with which template, of what kind, with how many leads, under which name. */
export type LastExport = {
  readonly at: number;
  readonly template: string;
  readonly format: string;
  readonly rows: number;
  readonly file: string;
};
