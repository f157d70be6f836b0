#!/bin/sh
# libphonenumber-csharp 9.0.43 with .NET 10.
#
# Guess: a number with a remark behind it ("+49 40 1234567 call me") is no number, or the number without the remark.
# Seen: three letters or more are taken for the keys of a telephone, in brackets too, and the remark is dialled: the answer is a longer number
# that counts as valid. Two letters are left off. Where people write remarks into the same cell, whoever takes the library's word calls
# somebody else.
#
# Needs: sh, the .NET 10 SDK. Fails if what is printed changes.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > look.csproj <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup><PackageReference Include="libphonenumber-csharp" Version="9.0.43" /></ItemGroup>
</Project>
XML
cat > Look.cs <<'CS'
using PhoneNumbers;

var util = PhoneNumberUtil.GetInstance();
foreach (var typed in new[] { "+49 40 1234567", "+49 40 1234567 call me", "+49 40 1234567 abc", "+49 40 1234567 (office)", "+49 40 1234567 ok" })
{
    try
    {
        var number = util.Parse(typed, null);
        Console.WriteLine($"{typed}\t{util.Format(number, PhoneNumberFormat.E164)}\tpossible {util.IsPossibleNumber(number)}\tvalid {util.IsValidNumber(number)}");
    }
    catch (NumberParseException)
    {
        Console.WriteLine($"{typed}\tno number");
    }
}
CS
dotnet run -v q > seen.txt
cat seen.txt
printf '%s\n' \
  '+49 40 1234567	+49401234567	possible True	valid True' \
  '+49 40 1234567 call me	+49401234567225563	possible True	valid True' \
  '+49 40 1234567 abc	+49401234567222	possible True	valid True' \
  '+49 40 1234567 (office)	+49401234567633423	possible True	valid True' \
  '+49 40 1234567 ok	+49401234567	possible True	valid True' > expected.txt
diff expected.txt seen.txt
