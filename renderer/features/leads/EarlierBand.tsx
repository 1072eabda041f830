import { Alert, Badge, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findNamesakes, readEarlier } from '#renderer/data/earlier.ts';
import type { Earlier } from '#renderer/data/earlier.ts';
import type { Search } from '#renderer/data/search.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { keepPromise } from '#renderer/data/promises.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { formatDate } from '#renderer/i18n/format.ts';
import type { Lead } from '#shared/domain/lead.ts';

type Props = { readonly lead: Lead; readonly search: Search };

/** Namesakes of earlier shows; asked only when nothing surer is known, and again when the name or the company changes. */
function useNamesakes(lead: Lead, search: Search, isWanted: boolean): readonly Earlier[] {
  const store = useStore();
  const [namesakes, setNamesakes] = useState<readonly Earlier[]>([]);
  const asked = JSON.stringify([isWanted, lead.id, lead.contact.formattedName, lead.contact.familyName, lead.contact.organization?.[0]]);
  useEffect(() => {
    let isOver = false;
    const ask = isWanted ? search.ready.then(() => findNamesakes(store, search, lead)) : Promise.resolve([]);
    void ask.then((found) => {
      if (!isOver) setNamesakes(found);
    });
    return () => {
      isOver = true;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `asked` holds what of the lead matters
  }, [asked]);
  return namesakes;
}

function Meeting({ earlier }: { readonly earlier: Earlier }) {
  const { t } = useTranslation();
  const store = useStore();
  const { show, owner, lastNote, promises, isSure } = earlier;
  return (
    <Stack gap={2}>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {show.name}, {formatDate(show.firstDay)}
        </Text>
        {owner !== '' && <Text size="sm">{t('leads.earlier.owner', { owner })}</Text>}
        {!isSure && (
          <Badge size="sm" color="gray" variant="outline">
            {t('leads.earlier.perhaps')}
          </Badge>
        )}
      </Group>
      {lastNote !== '' && (
        <Text size="sm" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
          {t('leads.earlier.note', { note: lastNote })}
        </Text>
      )}
      {promises.map((promise) => (
        <Checkbox
          key={promise.id}
          size="sm"
          checked={false}
          onChange={() => void keepPromise(store, promise.id, true)}
          label={t('leads.earlier.promise', { text: promise.text, day: formatDate(promise.dueOn) })}
        />
      ))}
    </Stack>
  );
}

/** They came before: what was said, by whom, and what is still owed to them, from earlier shows of this laptop. */
export function EarlierBand({ lead, search }: Props) {
  const { t } = useTranslation();
  const known = useLive((live) => readEarlier(live, lead), [lead.id, lead.contact.emails, lead.contact.phones]);
  const namesakes = useNamesakes(lead, search, known?.length === 0);
  const met = known === undefined || known.length > 0 ? (known ?? []) : namesakes;
  if (met.length === 0) return null;
  return (
    <Alert color="blue" radius={0} py={6} icon={<IconHistory size={18} />} title={t('leads.earlier.title')} data-testid="earlier">
      <Stack gap={6} mah={150} style={{ overflow: 'auto' }}>
        {met.map((earlier) => (
          <Meeting key={earlier.lead.id} earlier={earlier} />
        ))}
      </Stack>
    </Alert>
  );
}
