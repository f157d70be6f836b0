namespace Inbox.MetaSimulator.Login;

/// <summary>Whose token it is (meta-platform 4.4).</summary>
internal enum TokenKind
{
    App,
    User,
    Page,
    Instagram,
}
