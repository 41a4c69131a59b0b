export { DataAgeText } from './DataAgeText';
export {
  ageText,
  dateText,
  daysLeftText,
  daysRemainingText,
  deadlineText,
  timeText,
} from './dateText';
export {
  formatAge,
  formatDate,
  formatDaysLeft,
  formatDaysRemaining,
  formatDeadline,
  formatTime,
} from './formatDate';
export { formatDuration } from './formatDuration';
export { useNow } from './useNow';
