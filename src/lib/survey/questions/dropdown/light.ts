export { one as light, servesOne as serves } from '../lightly';
