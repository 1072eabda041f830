import { isEmail } from '#shared/domain/email.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Staff } from '#shared/domain/show.ts';
import type { FieldFault, LiveForm } from './liveForm.ts';

/** One person as typed. Whoever is on the staff stays themselves, whatever they are called now. */
export type StaffRow = { readonly id: StaffId; readonly name: string; readonly email: string; readonly phone: string };
export type StaffDraft = { readonly staff: readonly StaffRow[] };

/** Names are told apart by what is read, and commas part names from addresses in lists. */
const clean = (text: string): string => text.replaceAll(/[,\s]+/gu, ' ').trim();

const isBlank = ({ name, email, phone }: StaffRow): boolean => `${name}${email}${phone}`.trim() === '';

function faultsOf(rows: readonly StaffRow[], before: readonly Staff[]): FieldFault<StaffDraft>[] {
  const seen = new Set<string>();
  return rows.flatMap((row): FieldFault<StaffDraft>[] => {
    // a line that was never anybody is nothing yet
    if (isBlank(row) && !before.some(({ id }) => id === row.id)) return [];
    const name = clean(row.name).toLowerCase();
    const isTaken = name !== '' && seen.has(name);
    seen.add(name);
    if (name === '') return [{ field: 'staff', row: row.id, fault: 'name' }];
    if (isTaken) return [{ field: 'staff', row: row.id, fault: 'taken' }];
    return row.email.trim() === '' || isEmail(row.email.trim()) ? [] : [{ field: 'staff', row: row.id, fault: 'email' }];
  });
}

function personOf({ id, name, email, phone }: StaffRow, known: Staff | undefined): Staff {
  const { email: _email, phone: _phone, ...kept } = known ?? { id, name };
  const [mail, number] = [email.trim(), phone.trim()];
  return { ...kept, name: clean(name), ...(mail === '' ? {} : { email: mail }), ...(number === '' ? {} : { phone: number }) };
}

/** The staff, a person a line. Nobody is removed by being left out: that is a deed of its own, which looks at what is theirs. */
export const staffForm: LiveForm<StaffDraft> = {
  name: 'staff',
  draftOf: ({ staff }) => ({ staff: staff.map(({ id, name, email = '', phone = '' }) => ({ id, name, email, phone })) }),
  read: ({ staff: rows }, before) => {
    const faults = faultsOf(rows, before.staff);
    const good = new Map(rows.filter((row) => !isBlank(row) && !faults.some((fault) => fault.row === row.id)).map((row) => [row.id, row]));
    const known = before.staff.map((person) => {
      const row = good.get(person.id);
      return row === undefined ? person : personOf(row, person);
    });
    const fresh = [...good.values()]
      .filter(({ id }) => !before.staff.some((person) => person.id === id))
      .map((row) => personOf(row, undefined));
    return { show: { ...before, staff: [...known, ...fresh] }, faults };
  },
};
