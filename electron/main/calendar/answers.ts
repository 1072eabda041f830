import { z } from 'zod';
import { DavError } from './wire.ts';

/** Text of an element as tsdav gives it: it takes numbers for numbers, and wraps CDATA. */
const Text = z.union([
  z.string(),
  z.number().transform(String),
  z.boolean().transform(String),
  z.object({ _cdata: z.string() }).transform(({ _cdata }) => _cdata),
]);

/** One answer of a multistatus: names come in camel case, properties that failed are left out by tsdav. */
const Answer = z.object({
  href: Text.optional().catch(undefined),
  status: z.number(),
  raw: z.unknown().optional(),
  props: z
    .object({
      getetag: Text.optional().catch(undefined),
      calendarData: Text.optional().catch(undefined),
      displayname: Text.optional().catch(undefined),
      getctag: Text.optional().catch(undefined),
      syncToken: Text.optional().catch(undefined),
      resourcetype: z.unknown().optional(),
      currentUserPrivilegeSet: z.unknown().optional(),
    })
    .optional()
    .catch(undefined),
});
export type Answer = z.output<typeof Answer>;

/** A multistatus that tsdav could not parse, as it hands it on: text. It was cut on the way. */
const isCut = ({ status, props, raw }: Answer): boolean => status === 207 && props === undefined && typeof raw === 'string';

/** Answers that could be read, of what a server said. Throws `DavError` for one that was cut: half a list is not a list. */
export function readAnswers(responses: readonly unknown[]): Answer[] {
  const answers = responses.flatMap((one) => {
    const read = Answer.safeParse(one);
    return read.success ? [read.data] : [];
  });
  if (answers.some(isCut) || answers.length < responses.length) throw new DavError({ error: 'lost', detail: 'answer cut' });
  return answers;
}

const namesIn = (value: unknown): string[] => (typeof value === 'object' && value !== null ? Object.keys(value) : []);

/** Is it a calendar (RFC 4791 §4.2)? */
export const isCalendar = ({ props }: Answer): boolean => namesIn(props?.resourcetype).includes('calendar');

/** Does the server say that one may write (RFC 3744 §5.4)? null: it does not say. */
export function canWrite({ props }: Answer): boolean | null {
  const set = props?.currentUserPrivilegeSet;
  if (typeof set !== 'object' || set === null || !('privilege' in set)) return null;
  const { privilege } = set;
  const names = (Array.isArray(privilege) ? privilege : [privilege]).flatMap(namesIn);
  return names.some((name) => name === 'write' || name === 'all' || name === 'writeContent' || name === 'bind');
}
