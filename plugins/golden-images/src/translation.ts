import {
  createTranslationRef,
  useTranslationRef,
  type TranslationRef,
} from '@backstage/frontend-plugin-api';
import { acceptanceMessages } from './components/releases/acceptance/messages';
import { auditMessages } from './components/audit/messages';
import { catalogMessages } from './components/catalog/messages';
import { chartMessages } from './components/chart/messages';
import { complianceMessages } from './components/compliance/messages';
import { leadTimeMessages } from './components/compliance/leadTime/messages';
import { retentionMessages } from './components/compliance/retention/messages';
import { scopeMessages } from './components/compliance/scope/messages';
import { standingMessages } from './components/compliance/standing/messages';
import { teamsMessages } from './components/compliance/teams/messages';
import { copyMessages } from './components/copy/messages';
import { countMessages } from './components/count/messages';
import { customizationMessages } from './components/customizations/page/messages';
import { customizationsMessages } from './components/customizations/messages';
import { packagesMessages } from './components/customizations/packages/messages';
import { approvalTimeMessages } from './components/customizations/approvalTime/messages';
import { fieldsMessages } from './components/customizations/fields/messages';
import { variantsMessages } from './components/customizations/variants/messages';
import { drawerMessages } from './components/drawer/messages';
import { helpMessages } from './components/help/messages';
import { imagesMessages } from './components/images/messages';
import { entityMessages } from './components/inventory/entityMessages';
import { usageMessages } from './components/inventory/usageMessages';
import { workloadMessages } from './components/inventory/workloadMessages';
import { liveMessages } from './components/live/messages';
import { pageMessages } from './components/page/messages';
import { pastMessages } from './components/past/messages';
import { endMessages } from './components/releases/end/messages';
import { candidatesMessages } from './components/releases/candidates/messages';
import { comparisonMessages } from './components/releases/comparison/messages';
import { documentsMessages } from './components/releases/documents/messages';
import { catalogueMessages } from './components/releases/catalogue/messages';
import { releasesMessages } from './components/releases/messages';
import { notesMessages } from './components/releases/notes/messages';
import { releaseMessages } from './components/releases/page/messages';
import { phaseMessages } from './components/releases/phaseMessages';
import { trackMessages } from './components/releases/trackMessages';
import { verificationMessages } from './components/releases/verification/messages';
import { promotionMessages } from './components/releases/promotion/messages';
import { subscriptionsMessages } from './components/releases/subscriptions/messages';
import { responsibilitiesMessages } from './components/releases/responsibilities/messages';
import { requestMessages } from './components/request/messages';
import { sourcesMessages } from './components/sources/messages';
import { timeMessages } from './components/time/messages';
import { verifiabilityMessages } from './components/compliance/verifiability/messages';
import { verdictMessages } from './components/verdict/messages';

/** Every text of the frontend, by the folder of the components that say it. */
export const goldenImagesMessages = {
  acceptance: acceptanceMessages,
  candidates: candidatesMessages,
  approvalTime: approvalTimeMessages,
  audit: auditMessages,
  catalog: catalogMessages,
  catalogue: catalogueMessages,
  chart: chartMessages,
  comparison: comparisonMessages,
  compliance: complianceMessages,
  copy: copyMessages,
  count: countMessages,
  customization: customizationMessages,
  customizations: customizationsMessages,
  end: endMessages,
  documents: documentsMessages,
  drawer: drawerMessages,
  fields: fieldsMessages,
  help: helpMessages,
  images: imagesMessages,
  inventory: { ...entityMessages, ...usageMessages, ...workloadMessages },
  leadTime: leadTimeMessages,
  live: liveMessages,
  notes: notesMessages,
  packages: packagesMessages,
  page: pageMessages,
  past: pastMessages,
  release: releaseMessages,
  promotion: promotionMessages,
  releases: { ...releasesMessages, ...phaseMessages },
  request: requestMessages,
  retention: retentionMessages,
  responsibilities: responsibilitiesMessages,
  scope: scopeMessages,
  sources: sourcesMessages,
  standing: standingMessages,
  subscriptions: subscriptionsMessages,
  teams: teamsMessages,
  time: timeMessages,
  track: trackMessages,
  variants: variantsMessages,
  verdict: verdictMessages,
  verifiability: verifiabilityMessages,
  verification: verificationMessages,
} as const;

/**
 * The texts of Golden Images. A portal says them in another language, or in
 * other words, with a `createTranslationResource` for this ref.
 */
export const goldenImagesTranslationRef = createTranslationRef({
  id: 'plugin.golden-images',
  messages: goldenImagesMessages,
});

const UNTYPED: TranslationRef<
  string,
  Record<string, string>
> = goldenImagesTranslationRef;

/** Says texts in the words of the portal. */
export function useTexts(): { readonly t: Translate } {
  return { t: translate(useTranslationRef(UNTYPED).t) };
}

/**
 * Backstage's translation function under a type that is computed for one key at a
 * time. Its own is computed from all messages at each call: checking that took four minutes.
 */
export function translate(t: unknown): Translate {
  return t as Translate;
}

/** Says a message; what makes texts outside a component gets it as an argument. */
export interface Translate {
  <K extends TextKey>(key: K, ...values: ValuesOf<K, string>): string;
  /** With an element among its values. */
  <K extends TextKey>(
    key: K,
    ...values: ValuesOf<K, string | JSX.Element>
  ): JSX.Element;
}

/** Key of a message, without the suffix of its plurals. */
export type TextKey = Singular<keyof Texts>;

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

type Singular<K> = K extends `${infer Key}_${Plural}` ? Key : K;

type Texts = {
  [L in Leaf<typeof goldenImagesMessages> as L['key']]: L['text'];
};

type Leaf<T, Path extends string = ''> = {
  [K in keyof T & string]: T[K] extends string
    ? { key: `${Path}${K}`; text: T[K] }
    : Leaf<T[K], `${Path}${K}.`>;
}[keyof T & string];

type ValuesOf<K extends TextKey, Value> = K extends keyof Texts
  ? Slot<Texts[K]> extends never
    ? []
    : [Values<Slot<Texts[K]>, Value>]
  : [Values<'count' | Slot<Texts[`${K}_${Plural}` & keyof Texts]>, Value>];

type Values<S extends string, Value> = {
  readonly [Name in S as NameOf<Name>]: Name extends
    | 'count'
    | `${string}, number${string}`
    ? number
    : Name extends `${string}, datetime${string}`
    ? Date
    : Value;
};

/** What stands in the braces: `a` and `b, number` of `{{a}} and {{ b, number }}`. */
type Slot<Text extends string> =
  Text extends `${string}{{${infer Name}}}${infer Rest}`
    ? Trim<Name> | Slot<Rest>
    : never;

type NameOf<S extends string> = S extends `${infer Name},${string}` ? Name : S;

type Trim<Text extends string> = Text extends
  | ` ${infer Rest}`
  | `${infer Rest} `
  ? Trim<Rest>
  : Text;
