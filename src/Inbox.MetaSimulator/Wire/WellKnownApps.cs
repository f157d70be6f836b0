namespace Inbox.MetaSimulator.Wire;

/// <summary>Meta's own apps that answer for a business (meta-platform 0.3).</summary>
internal static class WellKnownApps
{
    public const long PageInbox = 263902037430900;

    public const long InstagramInbox = 1217981644879628;
}
