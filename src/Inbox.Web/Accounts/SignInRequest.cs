using System.ComponentModel.DataAnnotations;

namespace Inbox.Web.Accounts;

/// <param name="Organization">The slug of the organization to work in; needed by an account that has several.</param>
public sealed record SignInRequest([Required] string Email, [Required] string Password, string? Organization);
