import { useTranslation } from 'react-i18next';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { VISITOR_SOURCES } from '#shared/domain/visitorSource.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { sourceOfText, sourceText } from '#renderer/i18n/sourceText.ts';
import { WordField } from './FactField.tsx';
import { noteFacts } from './noteFacts.ts';
import { Row } from './Row.tsx';

type Props = {
  readonly lead: Lead;
  readonly show: Show;
  /** Words used in this show before. */
  readonly used: readonly string[];
};

/** What brought the visitor to the booth, one of the usual, of the show's own or any other words; and who sent them. */
export function SourceRow({ lead, show, used }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const { source = '', referredBy = '' } = lead.facts ?? {};
  const offered = [...new Set([...VISITOR_SOURCES, ...(show.sources ?? []), ...used].map(sourceText))];
  return (
    <Row label={t('qualify.fact.source')}>
      <WordField
        label={t('qualify.fact.source')}
        value={sourceText(source)}
        hotkey="n"
        offered={offered}
        placeholder={t('qualify.fact.source')}
        onSave={(value) => void noteFacts(store, lead.id, () => ({ source: sourceOfText(value) }))}
      />
      <WordField
        label={t('qualify.fact.referredBy')}
        value={referredBy}
        hotkey="f"
        offered={[]}
        placeholder={t('qualify.fact.referredBy')}
        onSave={(value) => void noteFacts(store, lead.id, () => ({ referredBy: value }))}
      />
    </Row>
  );
}
