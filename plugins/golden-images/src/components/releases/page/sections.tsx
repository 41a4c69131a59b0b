import type { ComponentType } from 'react';
import type { ReleaseName } from '@image-governance/plugin-golden-images-common';
import type { Translate } from '../../../translation';
import { AcceptancePanel } from '../acceptance/AcceptancePanel';
import { IncompatibilityPanel } from '../acceptance/IncompatibilityPanel';
import { ComparisonPanel } from '../comparison/ComparisonPanel';
import { DocumentsPanel } from '../documents/DocumentsPanel';
import { EndPanel } from '../end/EndPanel';
import { NotesPanel } from '../notes/NotesPanel';
import { PromotionPanel } from '../promotion/PromotionPanel';
import { VerificationPanel } from '../verification';
import { ConsumersPanel } from './ConsumersPanel';
import { DecisionsPanel } from './DecisionsPanel';
import { OriginPanel } from './OriginPanel';
import { TimelinePanel } from './TimelinePanel';

/** A part of a release's page. It asks for what it shows, and has the states of that itself. */
export interface ReleaseSection {
  /** The anchor: `…/releases/python/3.12/2.1.0#consumers`. */
  readonly id: string;
  readonly title: (t: Translate) => string;
  readonly Panel: ComponentType<{ release: ReleaseName }>;
}

/** The parts of a release's page, in their order: may I use it, what is it, who does, what happened. */
export const RELEASE_SECTIONS: readonly ReleaseSection[] = [
  { id: 'notes', title: t => t('notes.title'), Panel: NotesPanel },
  {
    id: 'promotion',
    title: t => t('promotion.title'),
    Panel: PromotionPanel,
  },
  {
    id: 'verification',
    title: t => t('release.sections.verification'),
    Panel: VerificationPanel,
  },
  {
    id: 'documents',
    title: t => t('release.sections.documents'),
    Panel: DocumentsPanel,
  },
  {
    id: 'acceptance',
    title: t => t('acceptance.title'),
    Panel: AcceptancePanel,
  },
  {
    id: 'incompatibilities',
    title: t => t('acceptance.reports.title'),
    Panel: IncompatibilityPanel,
  },
  {
    id: 'comparison',
    title: t => t('release.sections.comparison'),
    Panel: ComparisonPanel,
  },
  {
    id: 'origin',
    title: t => t('release.sections.origin'),
    Panel: OriginPanel,
  },
  {
    id: 'consumers',
    title: t => t('release.sections.consumers'),
    Panel: ConsumersPanel,
  },
  { id: 'end', title: t => t('release.sections.end'), Panel: EndPanel },
  {
    id: 'timeline',
    title: t => t('release.sections.timeline'),
    Panel: TimelinePanel,
  },
  {
    id: 'decisions',
    title: t => t('release.sections.decisions'),
    Panel: DecisionsPanel,
  },
];
