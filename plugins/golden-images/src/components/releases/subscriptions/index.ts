export { AnnouncementsButton } from './AnnouncementsButton';
