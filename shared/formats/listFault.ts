/**
 * Why a file is no list that can be imported: `empty` no rows, `unreadable` no table at all, `damaged` cut or broken, `locked` by a password,
 * `too-large` more than is unpacked, `too-wide` more columns than a list has, `no-columns` nothing that tells a visitor.
 */
export type ListFault = 'empty' | 'unreadable' | 'damaged' | 'locked' | 'too-large' | 'too-wide' | 'no-columns';

/** Ends the reading of a list from deep inside; `unusual` is a workbook that only the library reads. Caught where a list is opened or read on. */
export class ListError extends Error {
  override readonly name = 'ListError';
  readonly fault: ListFault | 'unusual';
  constructor(fault: ListFault | 'unusual') {
    super(fault);
    this.fault = fault;
  }
}
