namespace Inbox.MetaSimulator.Graph;

/// <summary>Lets a call through to the account that its path names, or refuses it.</summary>
internal sealed class CallGate(GraphCaller caller, Switchboard switchboard)
{
    private static readonly object Accounts = new();

    /// <summary>The accounts that the call is about, for the usage headers.</summary>
    public static IReadOnlyList<SimulatedAccount> AccountsOf(HttpContext context) =>
        context.Items[Accounts] as IReadOnlyList<SimulatedAccount> ?? [];

    /// <summary>Once it is known which account the call is about.</summary>
    public static void Narrow(HttpContext context, SimulatedAccount account) =>
        context.Items[Accounts] = new[] { account };

    /// <summary>The token's accounts, if it is alive and proven.</summary>
    public IResult? Refuse(HttpRequest request, out IReadOnlyList<SimulatedAccount> opened)
    {
        if (caller.Refuse(request, out opened) is { } refusal)
        {
            return refusal;
        }

        request.HttpContext.Items[Accounts] = opened;
        return opened.Any(account => switchboard.Of(account).RequiresProof) && GraphParameters.Find(request, "appsecret_proof") is null
            ? GraphAnswer.MissingProof()
            : RefuseAll(opened.Where(account => IsOfToken(switchboard.Of(account).Refusal)));
    }

    /// <summary>
    /// A Page stands for itself and for its Instagram account; an Instagram account's own id is refused to a Page's token
    /// (meta-platform 5.1).
    /// </summary>
    public IResult? Refuse(HttpRequest request, string id, out IReadOnlyList<SimulatedAccount> meant)
    {
        meant = [];
        if (Refuse(request, out var opened) is { } refusal)
        {
            return refusal;
        }

        var page = opened.FirstOrDefault(account =>
            account.Platform == SimulatedPlatform.Messenger && (id == "me" || account.ExternalId == id));
        if (page is null && opened.Any(account => account.ExternalId == id) &&
            opened.Any(account => account.Platform == SimulatedPlatform.Messenger))
        {
            return GraphAnswer.Error(GraphErrors.NoCapability);
        }

        meant = [.. opened.Where(account => page is null ? id == "me" || account.ExternalId == id : account.PageId == page.PageId)];
        request.HttpContext.Items[Accounts] = meant;
        return meant.Count == 0 ? GraphAnswer.NoSuchObject(id) : null;
    }

    /// <summary>The refusal that a switch demands for every call about these accounts.</summary>
    public IResult? RefuseAll(IEnumerable<SimulatedAccount> accounts) =>
        accounts.Select(account => switchboard.Of(account).Refusal).FirstOrDefault(name => name is not null) is { } refusal
            ? GraphAnswer.Error(refusal)
            : null;

    /// <summary>As well when the token lacks the permission for the account's messages.</summary>
    public IResult? RefuseMessages(HttpRequest request, SimulatedAccount account) =>
        RefuseAll([account]) ?? caller.RefuseMessages(request, account);

    private static bool IsOfToken(string? refusal) => refusal?.Split('/')[0] is "190" or "102";
}
