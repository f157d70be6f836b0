using Inbox.Web.Localization;
using Inbox.Web.Meta.Wire;

namespace Inbox.Web.Meta;

/// <summary>Reads what Meta tells the admins of a channel (meta-platform 2.16, 2.18).</summary>
internal static class NoticeItems
{
    /// <summary>The features whose restriction stops us.</summary>
    private static readonly string[] Sending = ["page_messaging_api", "page_messaging"];

    public static ItemMeaning ReadPolicy(WireEvent wire)
    {
        var policy = wire.Item.PolicyEnforcement ?? wire.Item.PolicyEnforcementOlder;
        var kind = policy?.Action switch
        {
            "block" => ChannelNoticeKind.Blocked,
            "unblock" => ChannelNoticeKind.Unblocked,
            "warning" => ChannelNoticeKind.Warning,
            _ => ChannelNoticeKind.Note,
        };
        return policy is null ? wire.IsBroken(WebhookProblems.NotAnObject("policy_enforcement")) : Notice(wire, kind, policy.Reason);
    }

    public static ItemMeaning ReadIntegrity(WireEvent wire)
    {
        if (wire.Item.BusinessIntegrity is not { } integrity)
        {
            return wire.IsBroken(WebhookProblems.NotAnObject("business_integrity"));
        }

        var restrictions = integrity.Restrictions.Concat(wire.Item.Restrictions).ToList();
        return Notice(wire, KindOf(integrity, restrictions), TextOf(integrity, restrictions));
    }

    public static ItemMeaning ReadRoles(WireEvent wire) =>
        Notice(wire, ChannelNoticeKind.Note, null, new Sentence("AppRolesChanged", wire.Raw.GetProperty("app_roles").GetRawText()));

    private static ChannelNoticeKind KindOf(WireIntegrity integrity, List<WireRestriction> restrictions)
    {
        var sending = restrictions.Where(r => Sending.Contains(r.Feature)).ToList();
        return IsLifted(integrity.Status) || (sending.Count > 0 && sending.All(r => IsLifted(r.Status))) ? ChannelNoticeKind.Unblocked
            : sending.Count > 0 || integrity.Status is "restricted" or "suspended" ? ChannelNoticeKind.Blocked
            : integrity.Status == "warning" ? ChannelNoticeKind.Warning
            : ChannelNoticeKind.Note;
    }

    private static bool IsLifted(string? status) =>
        string.Equals(status, "UNRESTRICTED", StringComparison.OrdinalIgnoreCase)
            || string.Equals(status, "ok", StringComparison.OrdinalIgnoreCase);

    private static string? TextOf(WireIntegrity integrity, List<WireRestriction> restrictions)
    {
        var words = integrity.Violations.Select(v => v.Description ?? v.Type)
            .Concat(restrictions.Select(r => r.Status is null ? r.Feature : $"{r.Feature}: {r.Status}")).OfType<string>().Take(10).ToList();
        return words.Count == 0 ? integrity.Status : string.Join("; ", words);
    }

    private static ItemMeaning Notice(WireEvent wire, ChannelNoticeKind kind, string? text, Sentence? said = null) =>
        wire.Entry.Id is null ? wire.IsBroken(WebhookProblems.EntryIdMissing) : wire.Means(new ChannelNoticed(
            wire.Platform, wire.ChannelId, EventKeys.Of(wire.Raw), kind, text, wire.At)
        { Said = said });
}
