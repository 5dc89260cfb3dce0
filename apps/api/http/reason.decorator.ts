import { Transform } from 'class-transformer';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

/** Why somebody does it: text that says something, kept without the blanks around it. */
export function IsReason(longest = 1_000): PropertyDecorator {
  const rules = [
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    IsString(),
    IsNotEmpty(),
    MaxLength(longest),
  ];
  return (target, property) => {
    for (const rule of rules) rule(target, property);
  };
}
