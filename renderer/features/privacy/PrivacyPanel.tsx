import { Alert, Loader, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readAttendeePerson, readPerson } from '#renderer/data/person.ts';
import type { Candidate, Person } from '#renderer/data/person.ts';
import { readShows } from '#renderer/data/shows.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { CompactCard } from './CompactCard.tsx';
import { ErasuresCard } from './ErasuresCard.tsx';
import { FindPerson } from './FindPerson.tsx';
import { PersonView } from './PersonView.tsx';
import { RetentionCard } from './RetentionCard.tsx';

type Props = { readonly show: Show; readonly leadId: LeadId | undefined; readonly onOpen: (id: LeadId) => void };

/** Who is looked at; `missing`: asked for and gone. */
type Chosen = Person | 'reading' | 'missing' | null;

/** Everything kept of one person: shown, handed out, erased; how long leads are kept; what was erased and where that is still to do. */
export function PrivacyPanel({ show, leadId, onOpen }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const shows = useLive((live) => readShows(live), []) ?? [];
  const [chosen, setChosen] = useState<Chosen>(leadId === undefined ? null : 'reading');
  const [shown, setShown] = useState<string | null>(null);
  const read = (reading: Promise<Person | undefined>): void => {
    setChosen('reading');
    void reading.then((person) => setChosen(person ?? 'missing'));
  };
  useEffect(() => {
    if (leadId !== undefined) void readPerson(store, leadId).then((person) => setChosen(person ?? 'missing'));
  }, [store, leadId]);
  const choose = (one: Candidate): void =>
    read(one.kind === 'lead' ? readPerson(store, one.lead.id) : readAttendeePerson(store, one.attendee));
  return (
    <Stack gap="md" pb="md">
      {chosen === null && <FindPerson shows={shows} onChoose={choose} />}
      {chosen === 'reading' && <Loader size="sm" />}
      {chosen === 'missing' && (
        <Alert color="gray" withCloseButton onClose={() => setChosen(null)} closeButtonLabel={t('privacy.person.other')}>
          {t('privacy.gone')}
        </Alert>
      )}
      {chosen !== null && chosen !== 'reading' && chosen !== 'missing' && (
        <PersonView
          key={chosen.leads[0]?.id ?? chosen.attendees[0]?.id}
          person={chosen}
          show={show}
          shows={shows}
          onOpen={({ id }) => onOpen(id)}
          onBack={() => setChosen(null)}
          onErased={(caseId) => {
            setChosen(null);
            setShown(caseId);
          }}
        />
      )}
      <ErasuresCard show={show} shown={shown} onShow={setShown} />
      <RetentionCard show={show} onErased={setShown} onOpen={onOpen} />
      <CompactCard />
    </Stack>
  );
}
