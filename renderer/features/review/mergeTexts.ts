import type { TFunction } from 'i18next';
import { moneyText, saleText } from '#renderer/i18n/saleText.ts';
import { sourceText } from '#renderer/i18n/sourceText.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { MergeField } from '#shared/domain/merge/mergeFields.ts';
import type { Show } from '#shared/domain/show.ts';

type Telling = { readonly t: TFunction; readonly show: Show };

const money = (amount: number | undefined, currency: string | undefined): string =>
  amount === undefined ? '' : currency === undefined ? String(amount) : moneyText(amount, currency);

const joined = (parts: readonly (string | undefined)[], sign = ', '): string =>
  parts.filter((part) => part !== undefined && part !== '').join(sign);

/** What a lead says in a field, in words; '' when nothing. */
export const MERGE_TEXT: { readonly [K in MergeField]: (lead: Lead, telling: Telling) => string } = {
  name: ({ contact }) => nameOf({ contact: { ...contact, emails: [], phones: [], organization: [] } }),
  company: ({ contact }) => joined(contact.organization ?? []),
  title: ({ contact }) => contact.jobTitle ?? '',
  role: ({ contact }) => contact.role ?? '',
  nickname: ({ contact }) => contact.nickname ?? '',
  email: ({ contact }) => contact.emails?.[0]?.value ?? '',
  phone: ({ contact }) => contact.phones?.[0]?.value ?? '',
  address: ({ contact }) => {
    const { street, postalCode, city, country } = contact.addresses?.[0] ?? {};
    return joined([street, joined([postalCode, city], ' '), country]);
  },
  birthday: ({ contact }) => contact.birthday ?? '',
  badge: ({ badgeCode }) => badgeCode ?? '',
  owner: ({ owner }, { show }) => show.staff.find(({ id }) => id === owner)?.name ?? '',
  heat: ({ heatChosen }, { t }) => (heatChosen === undefined ? '' : t(`qualify.heat.${heatChosen}`)),
  intention: ({ intention }, { t }) => (intention === undefined ? '' : t(`history.value.${intention}`)),
  wantsContact: ({ wantsContact }, { t }) => (wantsContact === undefined ? '' : t(`history.value.${wantsContact}`)),
  budget: ({ bant }, { t }) => (bant.budget === undefined ? '' : t(`history.value.${bant.budget}`)),
  authority: ({ bant }, { t }) => (bant.authority === undefined ? '' : t(`history.value.${bant.authority}`)),
  need: ({ bant }, { t }) => (bant.need === undefined ? '' : t(`history.value.${bant.need}`)),
  timeline: ({ bant }, { t }) => (bant.timeline === undefined ? '' : t(`history.value.${bant.timeline}`)),
  budgetAmount: ({ bantDetail }) => money(bantDetail?.amount, bantDetail?.currency),
  buyingRole: ({ bantDetail }, { t }) => (bantDetail?.role === undefined ? '' : t(`history.value.${bantDetail.role}`)),
  needText: ({ bantDetail }) => bantDetail?.need ?? '',
  wantedBy: ({ bantDetail }) => bantDetail?.by ?? '',
  probability: ({ opportunity }) => (opportunity.probability === undefined ? '' : `${opportunity.probability} %`),
  amount: ({ opportunity }) => money(opportunity.amount, opportunity.currency),
  month: ({ opportunity }) => opportunity.month ?? '',
  size: ({ profile }) => profile?.size ?? '',
  industry: ({ profile }) => profile?.industry ?? '',
  territory: ({ profile }) => profile?.territory ?? '',
  competitor: ({ facts }) => facts?.competitor ?? '',
  source: ({ facts }) => sourceText(facts?.source ?? ''),
  referredBy: ({ facts }) => facts?.referredBy ?? '',
  channel: ({ facts }, { t }) => (facts?.channel === undefined ? '' : t(`history.value.${facts.channel}`)),
  moment: ({ facts }, { t }) => (facts?.moment === undefined ? '' : t(`history.value.${facts.moment}`)),
  outcome: ({ outcome }, { t }) => (outcome === undefined ? '' : t(`history.value.${outcome}`)),
  sale: ({ sale }) => (sale === undefined ? '' : saleText(sale)),
  disqualified: ({ disqualified }, { t }) => disqualified?.reason ?? t('review.merge.running'),
};
