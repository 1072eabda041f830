import type { Show } from '#shared/domain/show.ts';
import { BasicsFields } from './BasicsFields.tsx';
import { basicsForm } from './basicsForm.ts';
import { useLiveForm } from './liveForm.ts';

/** Name, place and time of the show at work. */
export function BasicsStep({ show }: { readonly show: Show }) {
  const { draft, faults, set, around } = useLiveForm(show, basicsForm);
  return (
    <div {...around}>
      <BasicsFields draft={draft} onChange={set} faultOf={(name) => faults.find(({ field }) => field === name)?.fault} />
    </div>
  );
}
