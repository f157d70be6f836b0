using Inbox.MetaSimulator.Graph;
using Inbox.MetaSimulator.Webhooks;

namespace Inbox.MetaSimulator.Pages;

/// <summary>The address of a conversation and who asks for it.</summary>
internal sealed record ConversationRequest(
    string AccountId, string PersonId, HttpContext Context, SimulatorAddress Address);

/// <summary>Loads a conversation for its page, and writes into it what the composer posted.</summary>
internal sealed class Conversations(
    SimulatedAccounts accounts, People people, ConversationState state, HeldDeliveries held, TimeProvider clock)
{
    public async Task<Person?> FindPersonAsync(ConversationRequest request) =>
        await accounts.FindUsableAsync(request.Context, request.AccountId) is { } account
            ? people.Find(account, request.PersonId)
            : null;

    public async Task<ConversationPage> LoadAsync(ConversationRequest request, Person person, string? problem = null)
    {
        var (account, address) = (person.Account, request.Address);
        var (heldCount, wanted) = held.CountOf(account);
        var written = state.Messages.With(person);
        return new ConversationPage(
            PeoplePage.Of(account, people, state.Messages, address, person.Id),
            PersonRow.Of(person, last: null, address, person.Id),
            [.. written.Select(message => MessageRow.Of(message, state.Zone))],
            new(
                address.Messages(person), address.Hold(person), address.Release(person), address.Acts(person),
                address.Switches(person), Pictures.ToSend),
            state.BehaviourOf(person, clock.GetUtcNow()),
            new(heldCount, wanted),
            HasOtherAccounts: (await OthersAsync(request.Context, account)).Count > 0,
            LookAgain: written.Any(message => message.Delivery is { IsUnderWay: true }) ? Again(request, person) : null,
            problem);
    }

    /// <summary>The message, and if the form says so one to each other account that may share its POST.</summary>
    public async Task<IReadOnlyList<SimulatedMessage>> WriteAsync(
        ConversationRequest request, Person person, SendForm form)
    {
        var text = string.IsNullOrWhiteSpace(form.Text) ? null : form.Text.ReplaceLineEndings("\n");
        var picture = string.IsNullOrEmpty(form.Picture) ? null : request.Address.Picture(form.Picture);
        var others = form.WithOthers ? await OthersAsync(request.Context, person.Account) : [];
        return [.. others.Select(other => people.Of(other)[0]).Prepend(person)
            .Select(writer => state.Messages.Add(
                writer, MessageContent.Of(text, picture), form.Echo ? MessageSource.Elsewhere : MessageSource.Person))];
    }

    // The address differs each time, since a browser does not load a page again for the fragment's sake.
    private string Again(ConversationRequest request, Person person) =>
        $"{request.Address.Conversation(person)}?at={clock.GetUtcNow().ToUnixTimeMilliseconds()}";

    private async Task<IReadOnlyList<SimulatedAccount>> OthersAsync(HttpContext context, SimulatedAccount account) =>
        [.. (await accounts.FindUsableAsync(context))
            .Where(other => other.Platform == account.Platform && other != account)];
}
