import { useMemo, useState } from 'react';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { leadsOfShow } from '#renderer/data/leads.ts';
import { useLive } from '#renderer/data/useLive.ts';
import type { Show } from '#shared/domain/show.ts';
import { consentForm, latestWording } from './consentForm.ts';
import { useLiveForm } from './liveForm.ts';
import { WordingFields } from './WordingFields.tsx';

/** Once visitors have been asked, a wording is saved when it is done with: half a sentence must not be what they agreed to. */
function Wording({ show, hasLeads }: { readonly show: Show; readonly hasLeads: boolean }) {
  const [upTo] = useState(() => latestWording(show));
  const form = useMemo(() => consentForm(upTo), [upTo]);
  const { draft, set, around } = useLiveForm(show, form, hasLeads ? { pauseMs: null } : {});
  return (
    <div {...around}>
      <WordingFields field={(name) => ({ value: draft[name], onChange: (event) => set({ [name]: event.currentTarget.value }) })} />
    </div>
  );
}

/** What visitors are asked to agree to. */
export function ConsentStep({ show }: { readonly show: Show }) {
  const { t } = useTranslation();
  const leads = useLive((live) => leadsOfShow(live, show.id).count(), [show.id]);
  if (leads === undefined) return null;
  return (
    <>
      <Wording show={show} hasLeads={leads > 0} />
      <Text size="sm" c="dimmed" mt="sm">
        {t(leads > 0 ? 'setup.wording_asked' : 'setup.wording_new', { version: latestWording(show) })}
      </Text>
    </>
  );
}
