const CURRENCY_OF: Readonly<Record<string, string>> = {
  US: 'USD',
  GB: 'GBP',
  CH: 'CHF',
  LI: 'CHF',
  CA: 'CAD',
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
  PL: 'PLN',
  CZ: 'CZK',
  JP: 'JPY',
  CN: 'CNY',
  AE: 'AED',
};

/** Currencies offered, the show's first. */
export const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'CAD', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'JPY', 'CNY', 'AED'] as const;

/** Currency of a country (ISO 3166 alpha-2 → ISO 4217); the euro for the rest. */
export const currencyOf = (country: string): string => CURRENCY_OF[country.toUpperCase()] ?? 'EUR';

/** The currency that all money of a show is in. */
export const showCurrency = ({ country, currency }: { readonly country: string; readonly currency?: string }): string =>
  currency ?? currencyOf(country);
