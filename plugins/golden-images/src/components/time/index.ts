export { DataAgeText } from './DataAgeText';
export {
  ageText,
  dateText,
  daysLeftText,
  daysRemainingText,
  deadlineText,
  timeText,
} from './dateText';
export { formatDuration } from './formatDuration';
export { useNow } from './useNow';
