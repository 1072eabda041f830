import { Button, Select } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SIZE_BANDS } from '#shared/domain/definitions.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { WordField } from './FactField.tsx';
import { KeyButton } from './KeyButton.tsx';
import { noteFacts, noteProfile } from './noteFacts.ts';
import { Row } from './Row.tsx';

type Props = { readonly lead: Lead; readonly show: Show; readonly industries: readonly string[] };

function Territory({ lead }: Pick<Props, 'lead'>) {
  const { t } = useTranslation();
  const store = useStore();
  const { territory = '', isTerritorySet } = lead.profile ?? {};
  return (
    <>
      <WordField
        label={t('qualify.fact.territory')}
        value={territory}
        hotkey="q"
        offered={[]}
        placeholder={t('qualify.territoryHint')}
        onSave={(value) => void noteProfile(store, lead.id, { territory: value.toUpperCase() || undefined })}
      />
      {isTerritorySet === true && (
        <Button
          size="compact-sm"
          h={36}
          px="xs"
          variant="subtle"
          title={t('qualify.territoryBackHint')}
          onClick={() => void noteProfile(store, lead.id, { territory: undefined })}
        >
          {t('qualify.territoryBack')}
        </Button>
      )}
    </>
  );
}

/** Yes → no → not known: do they buy from us already? */
const nextCustomer = (is: boolean | undefined): boolean | undefined => (is === undefined ? true : is ? false : undefined);

/** What fit and routing are judged by: size, industry and territory of the company; and whether it is a customer already. */
export function CompanyRows({ lead, industries }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const size = useRef<HTMLInputElement>(null);
  const { isCustomer } = lead.facts ?? {};
  const turn = (): void => void noteFacts(store, lead.id, (facts) => ({ isCustomer: nextCustomer(facts.isCustomer) }));
  useShortcuts([
    { key: 'b', group: t('qualify.facts'), label: t('qualify.fact.size'), run: () => size.current?.click() },
    { key: 'w', group: t('qualify.facts'), label: t('qualify.fact.isCustomer'), run: turn },
  ]);
  return (
    <>
      <Row label={t('qualify.fact.company')}>
        <Select
          ref={size}
          w={170}
          size="sm"
          data={SIZE_BANDS.map((band) => ({ value: band, label: t('qualify.size', { band: band.replace('-', '–') }) }))}
          value={lead.profile?.size ?? null}
          clearable
          placeholder={t('qualify.fact.size')}
          aria-label={t('qualify.fact.size')}
          rightSection={lead.profile?.size === undefined ? <KeyHint keys="b" /> : undefined}
          onChange={(value) => void noteProfile(store, lead.id, { size: SIZE_BANDS.find((band) => band === value) })}
        />
        <WordField
          label={t('qualify.fact.industry')}
          value={lead.profile?.industry ?? ''}
          hotkey="i"
          offered={industries}
          placeholder={t('qualify.fact.industry')}
          onSave={(value) => void noteProfile(store, lead.id, { industry: value || undefined })}
        />
      </Row>
      <Row label={t('qualify.fact.territory')}>
        <Territory lead={lead} />
        <KeyButton
          label={isCustomer === false ? t('qualify.not', { what: t('qualify.fact.isCustomer') }) : t('qualify.fact.isCustomer')}
          spoken={t('qualify.bantSpoken', {
            question: t('qualify.fact.isCustomer'),
            answer: t(`qualify.answer.${isCustomer === undefined ? 'unknown' : isCustomer ? 'yes' : 'no'}`),
          })}
          isOn={isCustomer !== undefined}
          color={isCustomer === true ? 'teal' : 'gray'}
          icon={isCustomer === true ? <IconCheck size={16} /> : <IconX size={16} />}
          hotkey="w"
          onPress={turn}
        />
      </Row>
    </>
  );
}
