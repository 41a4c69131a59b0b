import type { ComponentType } from 'react';
import {
  APPROVED_STATES,
  type RequestView,
} from '@image-governance/plugin-golden-images-common';
import type { Translate } from '../../../translation';
import { AddedPanel } from './AddedPanel';
import { AskedPanel } from './AskedPanel';
import { ChecksPanel } from './ChecksPanel';
import { FindingsPanel } from './FindingsPanel';
import { OutcomePanel } from './OutcomePanel';
import { PullRequestPanel } from './PullRequestPanel';
import { ReviewsPanel } from './ReviewsPanel';
import { StatesPanel } from './StatesPanel';

/** A part of a request's page. */
export interface RequestSection {
  /** The anchor: `…/requests/r1#reviews`. */
  readonly id: string;
  readonly title: (t: Translate) => string;
  /** Absent for what every request has. */
  readonly isThere?: (request: RequestView) => boolean;
  readonly Panel: ComponentType<{ request: RequestView }>;
}

/** The parts of a request's page, in the order in which reviewers decide by them. */
export const REQUEST_SECTIONS: readonly RequestSection[] = [
  {
    id: 'asked',
    title: t => t('customization.sections.asked'),
    Panel: AskedPanel,
  },
  {
    id: 'outcome',
    title: t => t('customization.sections.outcome'),
    isThere: ({ state }) => APPROVED_STATES.includes(state),
    Panel: OutcomePanel,
  },
  {
    id: 'added',
    title: t => t('customization.sections.added'),
    Panel: AddedPanel,
  },
  {
    id: 'findings',
    title: t => t('customization.sections.findings'),
    Panel: FindingsPanel,
  },
  {
    id: 'checks',
    title: t => t('customization.sections.checks'),
    Panel: ChecksPanel,
  },
  {
    id: 'reviews',
    title: t => t('customization.sections.reviews'),
    Panel: ReviewsPanel,
  },
  {
    id: 'timeline',
    title: t => t('customization.sections.timeline'),
    Panel: StatesPanel,
  },
  {
    id: 'pull-request',
    title: t => t('customization.sections.pullRequest'),
    Panel: PullRequestPanel,
  },
];
