namespace Inbox.MetaSimulator.Pages;

/// <summary>Who can write to one account.</summary>
public sealed record PeoplePage(ShellLinks Links, AccountRow Account, IReadOnlyList<PersonRow> People)
{
    private const int MostShown = 200;

    internal static PeoplePage Of(
        SimulatedAccount account, People people, Messages messages, SimulatorAddress address, string? currentId = null) => new(
            ShellLinks.From(address),
            AccountRow.Of(account, address),
            [.. people.Of(account)
                .Select(person => (Person: person, Last: messages.LastWith(person)))
                .OrderByDescending(row => row.Last?.SentAt)
                .Take(MostShown)
                .Select(row => PersonRow.Of(row.Person, row.Last, address, currentId))]);
}

/// <summary>One person in the list, with what was said last.</summary>
public sealed record PersonRow(
    string Name, string Id, string Initials, int Tone, string? Picture, string Conversation, string? Preview, bool IsCurrent)
{
    private const int Tones = 6;

    internal static PersonRow Of(Person person, SimulatedMessage? last, SimulatorAddress address, string? currentId) => new(
        person.Name,
        person.Id,
        person.Initials,
        person.Id[^1] % Tones,
        person.Picture is null ? null : address.PicturePath(person.Picture),
        address.Conversation(person),
        last is null ? null : last.Text ?? "Picture",
        person.Id == currentId);
}
