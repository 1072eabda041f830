import { notifications } from '@mantine/notifications';
import type { Result } from '#shared/lib/result.ts';

/** What is said of a paper: where it was saved (null: nothing, it was printed), and why it was not. */
type Words<E extends string> = {
  readonly saved: ((path: string) => string) | null;
  readonly failed: (fault: Exclude<E, 'cancelled'>) => string;
};

/** Says where a paper was saved, or why it was not saved or printed; nothing when a person thought better of it. */
export function tellPaper<E extends string>(done: Result<{ readonly path: string } | null, E>, { saved, failed }: Words<E>): void {
  if (done.ok) {
    if (done.value !== null && saved !== null) notifications.show({ message: saved(done.value.path), color: 'teal' });
  } else if (done.error !== 'cancelled') {
    const fault = done.error as Exclude<E, 'cancelled'>; // looked at in the line above
    notifications.show({ message: failed(fault), color: 'red', autoClose: false });
  }
}
