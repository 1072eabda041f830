import { Button, Popover, Tabs } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Show } from '#shared/domain/show.ts';
import type { Search } from '#renderer/data/search.ts';
import type { Facets } from '#renderer/data/searchFacets.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { partsOf } from './filterParts.ts';
import { CompanySection, PromisesSection, QuestionsSection, WorthSection } from './FilterSections.tsx';
import { useLeadView } from './leadView.ts';

type Props = {
  readonly search: Search;
  readonly show: Show;
  /** Grows with each change of the leads. */
  readonly version: number;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
};

/** What the leads of a show have, asked while the panel is open. */
function useFacets(search: Search, { id }: Show, version: number | null): Facets | null {
  const [facets, setFacets] = useState<Facets | null>(null);
  useEffect(() => {
    if (version === null) return undefined;
    let isOver = false;
    void search.facets(id).then((found) => (isOver ? undefined : setFacets(found)));
    return () => {
      isOver = true;
    };
  }, [search, id, version]);
  return facets;
}

/** Everything else the list can be narrowed to, in one panel with a page for each matter. */
export function MoreFilters({ search, show, version, isOpen, onToggle }: Props) {
  const { t } = useTranslation();
  const count = useLeadView(({ filters }) => partsOf(filters).length);
  const facets = useFacets(search, show, isOpen ? version : null);
  const sections = [
    { value: 'worth', page: <WorthSection show={show} facets={facets} /> },
    { value: 'promises', page: <PromisesSection /> },
    { value: 'company', page: <CompanySection show={show} facets={facets} /> },
    { value: 'questions', page: <QuestionsSection show={show} facets={facets} /> },
  ] as const;
  return (
    <Popover
      opened={isOpen}
      onChange={onToggle}
      position="bottom-end"
      shadow="md"
      width={720}
      trapFocus
      returnFocus
      closeOnEscape={false}
      withinPortal
    >
      <Popover.Target>
        <Button
          size="sm"
          variant={count > 0 ? 'light' : 'default'}
          leftSection={<IconAdjustmentsHorizontal size={16} />}
          rightSection={<KeyHint keys="f" />}
          aria-expanded={isOpen}
          onClick={() => onToggle(!isOpen)}
        >
          {count === 0 ? t('leadlist.more') : t('leadlist.moreOn', { count })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        data-testid="more-filters"
        aria-label={t('leadlist.more')}
        // bubbling, so that an open list of choices takes Escape for itself
        onKeyDown={(event) => event.key === 'Escape' && onToggle(false)}
      >
        <Tabs defaultValue="worth" keepMounted={false}>
          <Tabs.List>
            {sections.map(({ value }) => (
              <Tabs.Tab key={value} value={value}>
                {t(`leadlist.tab.${value}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {sections.map(({ value, page }) => (
            <Tabs.Panel key={value} value={value} pt="sm">
              {page}
            </Tabs.Panel>
          ))}
        </Tabs>
      </Popover.Dropdown>
    </Popover>
  );
}
