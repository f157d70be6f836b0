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
        return policy is null ? wire.IsBroken("policy_enforcement is not an object.") : Notice(wire, kind, policy.Reason);
    }

    public static ItemMeaning ReadIntegrity(WireEvent wire)
    {
        if (wire.Item.BusinessIntegrity is not { } integrity)
        {
            return wire.IsBroken("business_integrity is not an object.");
        }

        var restrictions = integrity.Restrictions.Concat(wire.Item.Restrictions).ToList();
        return Notice(wire, KindOf(integrity, restrictions), TextOf(integrity, restrictions));
    }

    public static ItemMeaning ReadRoles(WireEvent wire) =>
        Notice(wire, ChannelNoticeKind.Note, $"The roles of apps changed: {wire.Raw.GetProperty("app_roles").GetRawText()}");

    private static ChannelNoticeKind KindOf(WireIntegrity integrity, List<WireRestriction> restrictions)
    {
        var sending = restrictions.Where(r => Sending.Contains(r.Feature)).ToList();
        return IsLifted(integrity.Status) || (sending.Count > 0 && sending.All(r => IsLifted(r.Status))) ? ChannelNoticeKind.Unblocked
            : sending.Count > 0 || integrity.Status is "restricted" or "suspended" ? ChannelNoticeKind.Blocked
            : integrity.Status == "warning" ? ChannelNoticeKind.Warning
            : ChannelNoticeKind.Note;
    }

    private static bool IsLifted(string? status) =>
        string.Equals(status, "UNRESTRICTED", StringComparison.OrdinalIgnoreCase) || string.Equals(status, "ok", StringComparison.OrdinalIgnoreCase);

    private static string? TextOf(WireIntegrity integrity, List<WireRestriction> restrictions)
    {
        var words = integrity.Violations.Select(v => v.Description ?? v.Type)
            .Concat(restrictions.Select(r => r.Status is null ? r.Feature : $"{r.Feature}: {r.Status}")).OfType<string>().Take(10).ToList();
        return words.Count == 0 ? integrity.Status : string.Join("; ", words);
    }

    private static ItemMeaning Notice(WireEvent wire, ChannelNoticeKind kind, string? text) =>
        wire.Entry.Id is null ? wire.IsBroken("entry.id is missing, or far too long.") : wire.Means(new ChannelNoticed(
            wire.Platform, wire.ChannelId, EventKeys.Of(wire.Raw), kind, text, wire.At));
}
