export { columns as act } from '../../respond/columns';
